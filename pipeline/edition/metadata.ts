import { diagnose } from '../diagnostic/codes.ts'
import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts'
import type { Block } from '../tree/nodes.ts'
import type { EditionInput } from './input.ts'
import { nameIdentifier } from './identifier.ts'
import { plainText } from './plain-text.ts'
import type { Metadata, MetadataLanguages } from './types.ts'

/** Characters of a description that is taken from the text. */
const DESCRIPTION_LENGTH = 160

/** Everything that is said about an edition rather than in it. */
export function metadataOf(input: EditionInput, blocks: readonly Block[]): Outcome<Metadata> {
  const { localised, publication, language } = input
  const { frontMatter } = localised
  const { date, diagnostics } = dateOf(input)
  const modified = newest(date === undefined ? undefined : `${date}T00:00:00Z`, input.modified)
  const identifier = (format: string) =>
    nameIdentifier(
      [publication.url ?? publication.name ?? publication.title, input.article.name, language.locale, format].join('/'),
    )
  const rights = frontMatter.rights ?? publication.rights
  const described = frontMatter.description?.trim() ?? ''
  const description =
    described === ''
      ? descriptionOf(blocks, language.locale, [
          ...(frontMatter.authors ?? []),
          ...(date === undefined ? [] : [date.slice(0, 4)]),
        ])
      : { text: described, lang: shownLang(input, '@description') }
  const langs = languagesOf(input, description.text === '' ? localised.titleLang : description.lang)
  const metadata: Metadata = {
    title: localised.title,
    ...(localised.titleLang !== undefined && { titleLang: localised.titleLang }),
    ...(frontMatter.subtitle !== undefined && { subtitle: frontMatter.subtitle }),
    description: description.text || localised.title,
    keywords: frontMatter.keywords ?? [],
    authors: frontMatter.authors ?? [],
    translators: input.translators ?? [],
    ...(publication.publisher !== undefined && { publisher: publication.publisher }),
    ...(rights !== undefined && { rights }),
    ...(date !== undefined && { date, dateLabel: dateLabel(date, language.locale, language.numbering) }),
    ...(modified !== undefined && { modified }),
    publication: publication.title,
    identifiers: { html: identifier('html'), pdf: identifier('pdf'), epub: identifier('epub') },
    ...(publication.url !== undefined && { url: publication.url }),
    ...catalogueFacts(input),
    ...(Object.keys(langs).length > 0 && { langs }),
  }
  return { value: metadata, diagnostics }
}

/** A day as the locale writes it, in the Gregorian calendar and the locale's digits; as ISO 8601 where ICU does not know the locale. */
export function dateLabel(date: string, locale: string, numbering: string): string {
  // An unknown locale would fall back to that of the machine.
  if (Intl.DateTimeFormat.supportedLocalesOf([locale]).length === 0) return date
  const form = { dateStyle: 'long', timeZone: 'UTC', calendar: 'gregory', numberingSystem: numbering } as const
  const key = `${locale} ${numbering}`
  const format = dateFormats.get(key) ?? new Intl.DateTimeFormat(locale, form)
  dateFormats.set(key, format)
  return format.format(new Date(`${date}T00:00:00Z`))
}

/** By locale and digits: making one takes milliseconds. */
const dateFormats = new Map<string, Intl.DateTimeFormat>()

/** Name of a language in another language; the tag itself where ICU knows no better. */
export function languageName(language: string, inLanguage: string): string {
  if (Intl.DisplayNames.supportedLocalesOf([inLanguage]).length === 0) return language
  return new Intl.DisplayNames([inLanguage], { type: 'language' }).of(language) ?? language
}

function dateOf(input: EditionInput): { readonly date?: string; readonly diagnostics: readonly Diagnostic[] } {
  const file = `content/${input.article.name}`
  const diagnostics: Diagnostic[] = []
  const written = input.article.frontMatter.date
  for (const date of [written, input.publication.date]) {
    if (date === undefined) continue
    const day = dayOf(date)
    if (day !== undefined) return { date: day, diagnostics }
    diagnostics.push(
      diagnose('edition/bad-date', `"${date}" is no date`, { file }, ['write it as year-month-day: 2022-01-31']),
    )
  }
  if (input.sourceDateEpoch !== undefined) {
    const day = dayOf(new Date(input.sourceDateEpoch * 1000).toISOString())
    if (day !== undefined) return { date: day, diagnostics }
  }
  const hint = 'add "date: 2022-01-31" to the front matter or to publication.yaml'
  diagnostics.push(
    diagnose('edition/no-date', `the article "${input.article.name}" has no date; readers see none`, { file }, [hint]),
  )
  return { diagnostics }
}

/** The day of an ISO 8601 date or date and time, as written, without regard of the zone; undefined for days that never were. */
function dayOf(text: string): string | undefined {
  const day = /^(\d{4}-\d{2}-\d{2})(?:$|[T ])/u.exec(text.trim())?.[1]
  if (day === undefined) return undefined
  const time = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(time) || !new Date(time).toISOString().startsWith(day) ? undefined : day
}

function newest(a: string | undefined, b: string | undefined): string | undefined {
  const time = b === undefined ? Number.NaN : Date.parse(b)
  if (Number.isNaN(time) || (a !== undefined && time <= Date.parse(a))) return a
  return `${new Date(time).toISOString().slice(0, 19)}Z`
}

/** Length of lines that say who wrote a text, and when. */
const CREDIT_LENGTH = 60

/** The first paragraph that is no by-line, shortened at a word, with its language when that is not the edition's. */
function descriptionOf(
  blocks: readonly Block[],
  locale: string,
  credits: readonly string[],
): { readonly text: string; readonly lang?: string } {
  for (const block of blocks) {
    const text = block.type === 'paragraph' ? plainText(block.children) : ''
    if (text === '' || (text.length < CREDIT_LENGTH && credits.some((credit) => text.includes(credit)))) continue
    const lang = block.lang === undefined ? {} : { lang: block.lang }
    return { text: shorten(text, DESCRIPTION_LENGTH, block.lang ?? locale), ...lang }
  }
  return { text: '' }
}

/** Language in which a value of the front matter is shown. */
function shownLang({ localised }: EditionInput, segment: string): string | undefined {
  return localised.segments.find(({ id }) => id === segment)?.shown
}

/** What is said in another language than the edition's: values that nobody translated, and what publication.yaml says once for all. */
function languagesOf(input: EditionInput, description: string | undefined): MetadataLanguages {
  const { publication, article, language } = input
  const { frontMatter } = article
  const all: Readonly<Record<keyof MetadataLanguages, string | undefined>> = {
    subtitle: frontMatter.subtitle === undefined ? undefined : shownLang(input, '@subtitle'),
    description,
    keywords: frontMatter.keywords === undefined ? undefined : shownLang(input, '@keywords'),
    authors: frontMatter.authors === undefined ? undefined : shownLang(input, '@author'),
    publication: publication.titleLang ?? publication.lang,
    publisher: publication.lang,
    rights: frontMatter.rights === undefined ? publication.lang : article.lang,
    series: publication.series?.lang ?? publication.lang,
  }
  return Object.fromEntries(Object.entries(all).filter(([, lang]) => lang !== undefined && lang !== language.locale))
}

/** What shops and catalogues ask for beyond title and names. */
function catalogueFacts({ publication, article, localised, language }: EditionInput): Partial<Metadata> {
  const isbn = publication.isbn?.[article.name]?.[language.locale]
  const place = publication.series?.articles.indexOf(article.name) ?? -1
  const own = localised.frontMatter.authors ?? []
  const written = article.frontMatter.authors ?? []
  const isRespelled = own.length === written.length && own.some((name, index) => name !== written[index])
  return {
    ...(isbn !== undefined && { isbn }),
    ...(publication.series !== undefined &&
      place >= 0 && { series: { title: publication.series.title, position: place + 1 } }),
    ...(isRespelled && { authorSpelling: { lang: article.lang, names: written } }),
    ...(publication.people !== undefined && { people: publication.people }),
  }
}

/** Text cut at the last word that ends within `length` UTF-16 units, with an ellipsis; short text as it is. */
export function shorten(text: string, length: number, locale: string): string {
  if (text.length <= length) return text
  const known = Intl.Segmenter.supportedLocalesOf([locale]).length > 0 ? locale : 'en'
  let end = 0
  // Some words more than fit are enough to know where the last one ends.
  for (const part of new Intl.Segmenter(known, { granularity: 'word' }).segment(text.slice(0, length + 80))) {
    const next = part.index + part.segment.length
    if (next > length) break
    if (part.isWordLike === true) end = next
  }
  return `${text.slice(0, end || length).replace(/[\uD800-\uDBFF]$/u, '')}…`
}
