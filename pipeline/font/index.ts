export { createFontLibrary, startFonts } from './library.ts'
export type { ReadPackageFile } from './harfbuzz.ts'
export { openOwnFont, ownFamily } from './own-font.ts'
export type { OwnFont, OwnFonts } from './own-font.ts'
