import { excerptAt, excerpts, type Report } from './report.ts'
import { changesOf, type Embedded, type RichText, type Style } from './rich-text.ts'

/** Compare what a block says with what was found: words, languages, directions, meanings, links, pictures, calls of notes. */
export function compareText(
  report: Report,
  id: string,
  wanted: RichText,
  found: RichText,
  sameLink: SameLink,
  { isPaper = false }: { readonly isPaper?: boolean } = {},
): void {
  // Runs were composed one by one; a mark at the beginning of a run may still have to join the letter before it.
  if (wanted.text !== found.text && wanted.text.normalize('NFC') !== found.text.normalize('NFC')) {
    report.add('text', id, ...excerpts(wanted.text, found.text))
    return
  }
  compareChanges(report, id, 'language', wanted, found, (style) => `lang ${style.lang}`)
  compareChanges(report, id, 'structure', wanted, found, (style) => style.marks)
  if (!isPaper) {
    // A PDF has no elements for direction; its pictures stand beside the text.
    compareChanges(report, id, 'language', wanted, found, directionOf)
    compareEmbedded(report, id, 'image', 'alternative', wanted, found)
  }
  compareLinks(report, id, wanted, found, sameLink, isPaper)
  compareEmbedded(report, id, 'call', 'link', wanted, found)
}

/** Whether an address found in a file is what becomes of an address of the tree there. */
export type SameLink = (wanted: string, found: string) => boolean

/** Code is written from left to right whatever the language around it. */
function directionOf(style: Style): string {
  return /\b(code|keyboard)\b/.test(style.marks) ? '' : `dir ${style.dir}`
}

function compareChanges(
  report: Report,
  id: string,
  kind: 'language' | 'structure',
  wanted: RichText,
  found: RichText,
  property: (style: Style) => string,
): void {
  const left = changesOf(wanted, property)
  const right = changesOf(found, property)
  const count = Math.max(left.length, right.length)
  for (let index = 0; index < count; index++) {
    const a = left[index]
    const b = right[index]
    if (a && b && a[0] === b[0] && a[1] === b[1]) continue
    report.add(kind, id, describe(wanted, a), describe(found, b))
    return
  }
}

function describe(rich: RichText, change: readonly [number, string] | undefined): string {
  if (!change) return 'nothing more'
  return `${change[1] === '' ? 'plain' : change[1]} from “${excerptAt(rich.text, change[0])}”`
}

function compareLinks(
  report: Report,
  id: string,
  wanted: RichText,
  found: RichText,
  sameLink: SameLink,
  isPaper: boolean,
): void {
  const linkOf = (style: Style) => `${style.link}\n${style.linkTitle}`
  // A link that may stand as plain text (another article, without an address) does so or does not, as a whole.
  const withoutPlain = (style: Style) =>
    style.link !== '' && sameLink(style.link, '') ? linkOf({ ...style, link: '', linkTitle: '' }) : linkOf(style)
  // On paper a title that is the link's own text or address cannot be told from none.
  const titleOf = (title: string, url: string, at: number, end: number) =>
    isPaper && [wanted.text.slice(at, end), url].some((own) => lettersOf(own) === lettersOf(title)) ? '' : title
  const right = changesOf(found, linkOf)
  if (linkDifference(changesOf(wanted, withoutPlain), right, sameLink, titleOf) === undefined) return
  const difference = linkDifference(changesOf(wanted, linkOf), right, sameLink, titleOf)
  if (difference !== undefined) report.add('link', id, ...difference)
}

/** A text without white space and what nobody sees. */
function lettersOf(text: string): string {
  return text.normalize('NFC').replaceAll(/[\s\p{Default_Ignorable_Code_Point}]+/gu, '')
}

type Changes = ReturnType<typeof changesOf>

/** The first place where links differ, as texts for the report: wanted, found. */
function linkDifference(
  left: Changes,
  right: Changes,
  sameLink: SameLink,
  titleOf: (title: string, url: string, at: number, end: number) => string,
): readonly [string, string] | undefined {
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const a = left[index]
    const b = right[index]
    const [wantedUrl = '', title = ''] = a?.[1].split('\n') ?? []
    const wantedTitle = titleOf(title.normalize('NFC'), wantedUrl, a?.[0] ?? 0, left[index + 1]?.[0] ?? Infinity)
    const [foundUrl = '', foundTitle = ''] = b?.[1].split('\n') ?? []
    if (a && b && a[0] === b[0] && sameLink(wantedUrl, foundUrl) && wantedTitle === foundTitle.normalize('NFC'))
      continue
    return [
      a ? `${wantedUrl} ${wantedTitle}`.trim() : 'no more links',
      b ? `${foundUrl} ${foundTitle}`.trim() : 'no more links',
    ]
  }
  return undefined
}

function compareEmbedded(
  report: Report,
  id: string,
  which: Embedded['kind'],
  kind: 'alternative' | 'link',
  wanted: RichText,
  found: RichText,
): void {
  const left = wanted.embedded.filter((item) => item.kind === which)
  const right = found.embedded.filter((item) => item.kind === which)
  const show = (item: Embedded | undefined, text: string) =>
    item ? `${which} “${item.value}” after “${excerptAt(text, item.at)}”` : `no ${which}`
  const count = Math.max(left.length, right.length)
  for (let index = 0; index < count; index++) {
    const a = left[index]
    const b = right[index]
    if (a && b && a.value === b.value && skipSpace(wanted.text, a.at) === skipSpace(found.text, b.at)) continue
    report.add(kind, id, show(a, wanted.text), show(b, found.text))
    return
  }
}

/** Offset of the next character that is no space: a place before or after a space is the same place. */
export function skipSpace(text: string, at: number): number {
  let place = at
  while (text[place] === ' ') place++
  return place
}

/** Whether an address found in a file is what becomes of one that leads out of the article (`edition/` lists the forms). */
export function isSameAddress(wanted: string, found: string): boolean {
  if (!wanted.startsWith('article:')) return canonicalUrl(wanted) === canonicalUrl(found)
  // Another article: relative in HTML, absolute elsewhere, or plain text when the publication has no address.
  if (found === '') return true
  const [name = '', fragment = ''] = wanted.slice('article:'.length).split('#')
  const [path = '', foundFragment = ''] = safeDecode(found).split('#')
  const file = path.split('/').at(-1) ?? ''
  return (file === name || file.startsWith(`${name}.`)) && foundFragment === fragment
}

function canonicalUrl(url: string): string {
  return URL.canParse(url) ? new URL(url).href : url
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
