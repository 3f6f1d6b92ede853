import { diagnose } from '../diagnostic/codes.ts'
import type { Outcome } from '../diagnostic/diagnostic.ts'
import { isOwnTheme, ownTheme, parseTheme, themeStyle } from '../html/theme.ts'
import type { Folder } from '../world/types.ts'
import { isInside } from '../world/path.ts'

/** The rules of the theme that publication.yaml asks for: one of ours by name, or a style sheet of the publication. */
export function readTheme(folder: Folder, theme: string): Outcome<string> {
  const fallback = themeStyle(ownTheme(theme))
  if (isOwnTheme(theme)) return { value: fallback, diagnostics: [] }
  const bytes = isInside(theme) ? folder.read(theme) : undefined
  if (bytes === undefined) {
    const hints = ['write "warm", "slate" or the path of a style sheet inside the publication']
    const problem = diagnose('html/theme', `no style sheet "${theme}"`, { file: 'publication.yaml' }, hints)
    return { value: fallback, diagnostics: [problem] }
  }
  const { value, diagnostics } = parseTheme(new TextDecoder().decode(bytes), theme)
  return { value: themeStyle(value), diagnostics }
}
