export { createFontLibrary, startFonts } from './library.ts'
export type { ReadPackageFile } from './harfbuzz.ts'
