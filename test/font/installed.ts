import { existsSync, readFileSync } from 'node:fs'
import { createFontLibrary } from '../../pipeline/font/index.ts'

const modules = new URL('../../node_modules/', import.meta.url)

/** Files of installed npm packages. */
export function readPackageFile(name: string, path: string): Uint8Array | undefined {
  const file = new URL(`${name}/${path}`, modules)
  return existsSync(file) ? readFileSync(file) : undefined
}

/** The installed fonts. */
export const installedFonts = createFontLibrary(readPackageFile)
