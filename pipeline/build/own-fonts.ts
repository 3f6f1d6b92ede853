import type { PublicationConfig } from '../config/schema.ts'
import { diagnose } from '../diagnostic/codes.ts'
import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts'
import { openOwnFont, ownFamily } from '../font/index.ts'
import type { OwnFont, OwnFonts } from '../font/index.ts'
import type { Folder } from '../world/types.ts'
import { isInside } from '../world/path.ts'

const styles = { regular: '400', bold: '700', italic: '400-italic', boldItalic: '700-italic' } as const

interface NamedFont {
  readonly key: string
  /** Id in the library. */
  readonly id: string
  readonly file: string
  readonly index: number
}

function namedFonts({ fonts }: Pick<PublicationConfig, 'fonts'>): readonly NamedFont[] {
  return Object.entries(fonts).flatMap(([script, faces]) =>
    (['serif', 'sans', 'mono'] as const).flatMap((face) =>
      (['regular', 'bold', 'italic', 'boldItalic'] as const).flatMap((style) => {
        const named = faces[face]?.[style]
        if (named === undefined) return []
        const { file, index } = typeof named === 'string' ? { file: named, index: 0 } : named
        const id = `${ownFamily(script, face)}-${styles[style]}`
        return [{ key: `fonts.${script}.${face}.${style}`, id, file, index }]
      }),
    ),
  )
}

/** Paths of the font files that publication.yaml names, each once. */
export function fontFilesOf(config: Pick<PublicationConfig, 'fonts'>): readonly string[] {
  return [...new Set(namedFonts(config).map(({ file }) => file))]
}

/** The fonts of the publication. One that cannot be used is an error of every edition: the page would not look as it was meant. */
export function readOwnFonts(folder: Folder, config: Pick<PublicationConfig, 'fonts'>): Outcome<OwnFonts> {
  const value = new Map<string, OwnFont>()
  const diagnostics: Diagnostic[] = []
  for (const { key, id, file, index } of namedFonts(config)) {
    const bytes = isInside(file) ? folder.read(file) : undefined
    const opened =
      bytes === undefined
        ? { problem: 'is not there', hint: 'write the path of a font file inside the publication' }
        : openOwnFont(bytes, index)
    if ('problem' in opened) {
      const message = `the font "${file}" (${key}) ${opened.problem}`
      diagnostics.push(diagnose('font/unusable', message, { file: 'publication.yaml' }, [opened.hint]))
    } else value.set(id, { file, bytes: opened.bytes })
  }
  return { value, diagnostics }
}
