import * as v from 'valibot'
import { defaultLimits, largestSource } from './limits.ts'
import { pageSchema } from './page-schema.ts'
import { described, locale } from './schema-parts.ts'
import { coverDesigns, formats, roles } from './types.ts'

const share = v.pipe(
  v.number('must be a number from 0 to 1'),
  v.minValue(0, 'must be a number from 0 to 1'),
  v.maxValue(1, 'must be a number from 0 to 1'),
)
function whole(least: number, most: number) {
  const message = `must be a whole number from ${least} to ${most}`
  return v.pipe(v.number(message), v.integer(message), v.minValue(least, message), v.maxValue(most, message))
}
const line = v.pipe(v.string('must be text'), v.trim(), v.nonEmpty('must not be empty'))

/** A text, or one per locale; the one of the source language must be among them. */
const localText = v.union([line, v.record(locale, line)], 'must be text, or map locales to texts: {en: "…", ru: "…"}')

const isbn = v.pipe(
  v.string('must be an ISBN of 13 digits in quotes, e.g. "978-0-306-40615-7"'),
  v.transform((text) => text.replaceAll(/[\s\u2010-\u2015-]/gu, '')),
  v.check(isIsbn, 'must be an ISBN of 13 digits with its right check digit, e.g. "978-0-306-40615-7"'),
)

/** ISBN-13: digits weighted 1, 3, 1, 3, … sum to a multiple of ten (ISO 2108). */
function isIsbn(digits: string): boolean {
  if (!/^97[89]\d{10}$/u.test(digits)) return false
  return [...digits].reduce((sum, digit, index) => sum + Number(digit) * (index % 2 === 0 ? 1 : 3), 0) % 10 === 0
}

const fontFile = v.union(
  [line, v.strictObject({ file: line, index: v.pipe(v.number(), v.integer(), v.minValue(0)) })],
  'must be the path of a font file, or {file: …, index: 0} for a font of a collection',
)
const fontStyles = v.strictObject({
  regular: fontFile,
  bold: v.optional(fontFile),
  italic: v.optional(fontFile),
  boldItalic: v.optional(fontFile),
})

/**
 * The schema of publication.yaml: validator, types, JSON Schema (`npm run schema`) and the table of keys in
 * pipeline/config/KEYS.md all come from here.
 */
export const publicationSchema = v.strictObject({
  title: described(
    localText,
    'Name of the publication, shown on indexes, covers and in running heads: a text, or a map of locales to texts (`{en: Tree, ru: Дерево}`).',
  ),
  source: described(locale, 'Language of the sources, unless an article names its own `lang`.'),
  locales: described(
    v.pipe(v.array(locale, 'must be a list of locales'), v.minLength(1, 'must name at least one locale')),
    'Locales to publish; the source language always belongs to them.',
  ),
  formats: described(
    v.optional(
      v.pipe(
        v.array(v.picklist(formats, 'must be html, pdf or epub'), 'must be a list of formats'),
        v.minLength(1, 'must name at least one format'),
      ),
      [...formats],
    ),
    'What to make of each edition.',
  ),
  fallback: described(
    v.optional(v.record(locale, v.array(locale, 'must be a list of locales'), 'must map a locale to a list'), {}),
    'For each locale, the languages to show when a passage is not translated, in order; the source language ends every chain.',
  ),
  page: described(v.optional(pageSchema, {}), 'Page design of the PDF.'),
  cover: described(
    v.optional(v.string('must be "generated", "none" or the path of a picture'), 'generated'),
    'Cover of the EPUB: `generated`, `none`, or the path of a PNG or JPEG.',
  ),
  coverDesign: described(
    v.optional(v.picklist(coverDesigns, `must be one of: ${coverDesigns.join(', ')}`), 'stemma'),
    'Design of the generated covers.',
  ),
  coverPage: described(
    v.optional(v.boolean('must be true or false'), true),
    'Whether the cover is also the first page of the e-book. Kobo and Apple Books want it; where Kindle shows the cover twice, write false.',
  ),
  webfonts: described(
    v.optional(v.picklist(['subset', 'none'], 'must be "subset" or "none"'), 'subset'),
    'Fonts of the web pages: subsets beside the pages, or the fonts of the reader.',
  ),
  fonts: described(
    v.optional(
      v.record(
        v.pipe(v.string(), v.regex(/^[A-Z][a-z]{3}$/u, 'must be the code of a script, such as Latn or Arab')),
        v.strictObject({
          serif: v.optional(fontStyles),
          sans: v.optional(fontStyles),
          mono: v.optional(fontStyles),
        }),
        'must map codes of scripts to fonts',
      ),
      {},
    ),
    'Own fonts by script and face, before the installed ones: `{Latn: {serif: {regular: fonts/a.otf, bold: …, italic: …, boldItalic: …}}}`. TTF, OTF (CFF) or TTC, the last with the number of the font: `{file: fonts/a.ttc, index: 1}`. They are put into pages and e-books too: `webfonts: none` keeps them out of pages.',
  ),
  theme: described(
    v.optional(v.string('must be "warm", "slate" or the path of a style sheet'), 'warm'),
    'Colours and measures of the web pages: `warm`, `slate`, or the path of a CSS file that sets custom properties of `:root`.',
  ),
  url: described(
    v.optional(
      v.pipe(
        v.string('must be an https address'),
        v.check(isWebAddress, 'must be an absolute http or https address, e.g. "https://example.org/"'),
      ),
    ),
    'Address where output/ will stand. Without it everything is relative and opens from disk.',
  ),
  date: described(
    v.optional(v.pipe(v.string('must be a date'), v.isoDate('must be a date such as 2022-01-10'))),
    'Day of publication (YYYY-MM-DD) for articles without a date of their own.',
  ),
  publisher: described(v.optional(line), 'Name of the publisher.'),
  rights: described(v.optional(line), 'Rights statement, e.g. "CC BY 4.0".'),
  translators: described(
    v.optional(v.record(locale, v.array(line, 'must be a list of names'), 'must map a locale to names'), {}),
    'Names of the translators by locale.',
  ),
  people: described(
    v.optional(
      v.record(
        line,
        v.strictObject({
          fileAs: described(v.optional(line), 'The name as lists sort it, e.g. "Doe, Jane".'),
          role: described(
            v.optional(v.picklist(roles, `must be one of the MARC relators ${roles.join(', ')}`)),
            'What the person did, as MARC relator; default: `aut` for authors, `trl` for translators.',
          ),
        }),
        'must map names to what is known about them',
      ),
      {},
    ),
    'More about authors and translators, by the name as it is printed in an edition.',
  ),
  series: described(
    v.optional(
      v.strictObject({
        title: described(localText, 'Title of the series: a text, or a map of locales to texts.'),
        articles: described(v.array(line, 'must be a list of articles'), 'Articles that belong to it, in their order.'),
      }),
    ),
    'The series that e-books belong to.',
  ),
  isbn: described(
    v.optional(v.record(line, v.record(locale, isbn, 'must map locales to ISBNs'), 'must map articles to locales'), {}),
    'ISBN of the e-books: `{article: {locale: "978-…"}}`. Every edition needs its own.',
  ),
  cleaning: described(
    v.optional(
      v.strictObject({
        accept: described(
          v.optional(v.array(line, 'must be a list of rules'), []),
          'Rules whose suggestions are applied, e.g. `style/quote-comma-order`; `stemma rules` lists them.',
        ),
        refuse: described(v.optional(v.array(line, 'must be a list of rules'), []), 'Rules that change nothing here.'),
        quoteOrder: described(
          v.optional(v.picklist(['inside', 'outside'], 'must be inside or outside')),
          'Comma and stop inside or outside English quotation marks. Default: as American texts do it themselves.',
        ),
        titles: described(
          v.optional(v.picklist(['dotted', 'bare'], 'must be dotted or bare')),
          '`Mr.` or `Mr`. Default: as most of the text has it.',
        ),
        dates: described(
          v.optional(v.picklist(['day-first', 'month-first'], 'must be day-first or month-first')),
          '`3 May 2020` or `May 3, 2020` in English. Default: as most of the text has it.',
        ),
        numbers: described(
          v.optional(v.picklist(['grouped', 'plain'], 'must be grouped or plain')),
          '`12,000` or `12000` in English. Default: grouped in texts that mostly group.',
        ),
        languages: described(
          v.optional(v.array(line, 'must be a list of languages')),
          'Languages that blocks of a text may be in beside its own, e.g. `[fr, de]`; `[]`: none. Default: any that is sure.',
        ),
        rules: described(
          v.optional(
            v.array(
              v.pipe(
                v.strictObject({
                  id: described(line, 'Name of the rule in reports, e.g. `house/web-site`.'),
                  pattern: described(
                    v.pipe(
                      line,
                      v.check(
                        isSafePattern,
                        'must be a regular expression of at most 300 characters without a repetition inside a repetition',
                      ),
                    ),
                    'JavaScript regular expression with the flag u.',
                  ),
                  replacement: described(
                    v.optional(v.string('must be text')),
                    'What stands there instead; `$1` is a group. Without it the rule flags.',
                  ),
                  languages: described(
                    v.optional(v.array(line, 'must be a list of languages')),
                    'Primary subtags; default: every language.',
                  ),
                  class: described(
                    v.optional(v.picklist(['repair', 'suggest', 'flag'], 'must be repair, suggest or flag'), 'suggest'),
                    'Applied by itself, offered, or only told.',
                  ),
                  reason: described(v.optional(line), 'One sentence for the editor.'),
                }),
                v.check(
                  ({ pattern, replacement }) => isSettled(pattern, replacement),
                  'the replacement must not match the pattern again',
                ),
              ),
              'must be a list of rules',
            ),
            [],
          ),
          'Own rules of the cleaner.',
        ),
      }),
    ),
    'House style: what the cleaner does in this publication.',
  ),
  limits: described(
    v.optional(
      v.strictObject({
        bytes: described(v.optional(whole(1000, largestSource), defaultLimits.bytes), 'Most bytes of one source.'),
        nodes: described(
          v.optional(whole(100, 4_000_000), defaultLimits.nodes),
          'Most pieces (nodes of the tree) of one article.',
        ),
        nesting: described(
          v.optional(whole(4, 96), defaultLimits.nesting),
          'Deepest nesting of quotes, lists and marks; what is deeper is read as text.',
        ),
        pixels: described(
          v.optional(whole(1000, 200_000_000), defaultLimits.pixels),
          'Most pixels of one picture, width times height.',
        ),
        seconds: described(
          v.optional(
            v.pipe(
              v.number('must be a number of seconds'),
              v.minValue(1, 'must be a number of seconds from 1 to 86400'),
              v.maxValue(86_400, 'must be a number of seconds from 1 to 86400'),
            ),
          ),
          'Longest time that one edition may take in a worker. Default: 300. Workers build with `--jobs` from 2 up, and always when `seconds` or `memory` is written. Reading and parsing an article come before that: `bytes`, `nodes` and `nesting` bound them, these two do not.',
        ),
        memory: described(
          v.optional(
            v.pipe(
              v.number('must be a number of MiB'),
              v.integer('must be a whole number of MiB'),
              v.minValue(64, 'must be a number of MiB from 64 up'),
            ),
          ),
          'Most memory of one worker in MiB; workers as with `seconds`. Default: 2048.',
        ),
      }),
      {},
    ),
    'What an article and its editions may take before they are given up.',
  ),
  certifiedBy: described(
    v.optional(line),
    'Who certifies the accessibility of the e-books. Each claims it once "verify --strict" stored a passing report on it.',
  ),
  policies: described(
    v.optional(
      v.strictObject({
        minTranslated: described(
          v.optional(share, 0.5),
          'Least share of segments in its own language that a locale needs to be published.',
        ),
        stale: described(
          v.optional(v.picklist(['keep', 'mark', 'source'], 'must be keep, mark or source'), 'mark'),
          'What becomes of a translation whose source had a small change: ship it, ship it with a notice, or show the fallback.',
        ),
      }),
      {},
    ),
    'What may be published.',
  ),
})

function isWebAddress(value: string): boolean {
  const parsed = URL.parse?.(value) ?? tryUrl(value)
  return parsed !== null && (parsed.protocol === 'https:' || parsed.protocol === 'http:') && parsed.hash === ''
}

function tryUrl(value: string): URL | null {
  try {
    return new URL(value)
  } catch {
    return null
  }
}

type Written = v.InferOutput<typeof publicationSchema>

/** A text of publication.yaml by locale; that of the source language is always there. */
export type LocalText = Readonly<Record<string, string>>

/** publication.yaml with its defaults filled in, tags in canonical form. */
export type PublicationConfig = Omit<Written, 'title' | 'series'> & {
  /** Name of the publication in the source language. */
  readonly title: string
  /** The same by locale. */
  readonly titles: LocalText
  readonly series?: { readonly titles: LocalText; readonly articles: readonly string[] }
}
export type WrittenPublication = Written

/** A pattern that compiles and in which no repeated group repeats something: such patterns may take years. */
function isSafePattern(pattern: string): boolean {
  if (pattern.length > 300 || /\((?:[^()\\]|\\.)*[+*}](?:[^()\\]|\\.)*\)[+*{]/u.test(pattern)) return false
  try {
    return !new RegExp(pattern, 'u').test('')
  } catch {
    return false
  }
}

/** Cleaning what is clean must change nothing. */
function isSettled(pattern: string, replacement: string | undefined): boolean {
  if (replacement === undefined || replacement === '' || !isSafePattern(pattern)) return true
  return !new RegExp(pattern, 'u').test(replacement)
}
