/** For `publications.mjs`, which bundles this file: writes fonts that no package of npm has, made from installed ones, into a folder. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readFacts } from '../../pipeline/font/font-facts.ts'
import { installedFonts, readPackageFile } from '../font/installed.ts'
import { asCff, asCollection } from '../font/made-fonts.ts'

function file(name: string, path: string): Uint8Array {
  const bytes = readPackageFile(`@expo-google-fonts/${name}`, path)
  if (bytes === undefined) throw new Error(`${name} is not installed`)
  return bytes
}

const [folder = ''] = process.argv.slice(2)
const mono = file('noto-sans-mono', '400Regular/NotoSansMono_400Regular.ttf')
// All of them: what a font says that it has, the file must have.
const count = readFacts(mono)?.glyphs ?? 0
const font = installedFonts.byId('noto-sans-mono-400')
writeFileSync(join(folder, 'cid.otf'), asCff(mono, font, true, count))
writeFileSync(join(folder, 'names.otf'), asCff(mono, font, false, count))
writeFileSync(join(folder, 'both.ttc'), asCollection([mono, file('amiri', '400Regular/Amiri_400Regular.ttf')]))
