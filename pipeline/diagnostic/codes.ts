import type { Diagnostic, Place, Severity } from './diagnostic.ts'

/**
 * Every code that Stemma can report, with its severity. One row per code, sorted by code; a new row needs a test that
 * triggers it.
 */
export const codes = {
  'build/coverage': 'warning',
  'build/edition': 'error',
  'build/many-sources': 'error',
  'build/no-article': 'error',
  'build/no-source': 'error',
  'build/picture': 'error',
  'build/selection': 'error',
  'config/invalid': 'error',
  'config/missing': 'error',
  'config/yaml': 'error',
  'edition/bad-date': 'warning',
  'edition/link': 'warning',
  'edition/missing-alternative': 'warning',
  'edition/missing-picture': 'error',
  'edition/no-date': 'warning',
  'edition/picture-cleaned': 'warning',
  'edition/picture-damaged': 'error',
  'edition/picture-kind': 'error',
  'edition/picture-rotated': 'warning',
  'edition/picture-too-large': 'error',
  'edition/picture-unsafe': 'error',
  'edition/remote-picture': 'warning',
  'edition/uncalled-note': 'warning',
  'edition/undefined-note': 'warning',
  'epub/article-link': 'warning',
  'html/article-link': 'warning',
  'init/exists': 'error',
  'pdf/cff-font': 'error',
  'pdf/picture': 'error',
  'tree/control-character': 'warning',
  'tree/empty': 'error',
  'tree/front-matter': 'error',
  'tree/front-matter-key': 'info',
  'tree/html-attribute': 'info',
  'tree/html-element': 'info',
  'tree/html-removed': 'warning',
  'tree/long-paragraph': 'warning',
  'tree/lost-note': 'warning',
  'tree/no-title': 'warning',
  'tree/title-moved': 'info',
  'tree/too-deep': 'warning',
  'tree/too-long': 'error',
  'tree/too-many-nodes': 'error',
  'tree/unsafe-url': 'warning',
  'typeset/missing-glyph': 'error',
  'typeset/overlong-word': 'warning',
  'typeset/picture': 'error',
  'verify/alternative': 'error',
  'verify/extra': 'error',
  'verify/language': 'error',
  'verify/link': 'error',
  'verify/missing': 'error',
  'verify/order': 'error',
  'verify/page': 'error',
  'verify/source': 'error',
  'verify/structure': 'error',
  'verify/text': 'error',
  'verify/unreadable': 'error',
} as const satisfies Record<string, Severity>

export type Code = keyof typeof codes

/** Make a diagnostic; its severity comes from the registry. */
export function diagnose(code: Code, message: string, place?: Place, hints: readonly string[] = []): Diagnostic {
  return { code, severity: codes[code], message, place, hints }
}
