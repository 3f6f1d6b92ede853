import { canonicalLocale } from '../../language/language.ts'
import { attribute, elementsIn, foldedText, isElement, type PageElement, type ParsedPage } from './parse.ts'

/** What a page says about itself. */
export interface PageMetadata {
  readonly title: string | undefined
  readonly author: string | undefined
  /** ISO 8601, as far as the page says it. */
  readonly date: string | undefined
  readonly lang: string | undefined
  readonly site: string | undefined
  readonly image: string | undefined
  readonly description: string | undefined
  /** The address that relative addresses belong to. */
  readonly base: string | undefined
}

/** Longest value that is believed. */
const longest = 400

/** Read metadata: JSON-LD first, then Open Graph and other meta elements, then microdata, `time` and the title. */
export function metadataOf(page: ParsedPage, url?: string): PageMetadata {
  const metas = metaValues(page)
  const meta = (...names: readonly string[]) => firstOf(names.map((name) => metas.get(name)))
  const linked = linkedData(page.data)
  const props = microdata(page.body)
  const site = firstOf([meta('og:site_name', 'application-name', 'al:android:app_name'), linked.site, props.site])
  const base = baseOf(page, url, meta('og:url'))
  const headings = [...headingTexts(page.body)]
  const image = firstOf([
    meta('og:image', 'og:image:url', 'og:image:secure_url'),
    linked.image,
    meta('twitter:image', 'twitter:image:src'),
    relImage(page),
  ])
  return {
    title: titleOf(
      titleElement(page),
      [linked.title, meta('og:title', 'twitter:title', 'dc.title', 'headline')],
      headings,
      site ?? hostName(base),
    ),
    author: authorOf([
      linked.author,
      meta(
        'author',
        'article:author',
        'dc.creator',
        'dcterms.creator',
        'byl',
        'parsely-author',
        'sailthru.author',
        'cxenseparse:author',
      ),
      props.author,
    ]),
    date: firstOf(
      [
        linked.date,
        meta(
          'article:published_time',
          'og:article:published_time',
          'article:published',
          'datepublished',
          'publishdate',
          'pubdate',
          'parsely-pub-date',
          'dc.date.issued',
          'dcterms.created',
          'dc.date',
          'dcterms.date',
          'date',
          'publication_date',
          'cxenseparse:recs:publishtime',
          'sailthru.date',
          'originalpublicationdate',
        ),
        props.date,
        timeOf(page.body),
        dateInUrl(base),
      ].map(isoDate),
    ),
    lang: firstOf([
      languageOf(attribute(page.html, 'lang') ?? attribute(page.html, 'xml:lang')),
      languageOf(meta('content-language', 'og:locale', 'dc.language', 'language')),
      languageOf(attribute(page.body, 'lang')),
      languageOf(linked.lang),
    ]),
    site,
    image: image === undefined ? undefined : absolute(image, base),
    description: firstOf([meta('og:description', 'description', 'twitter:description'), linked.description]),
    base,
  }
}

function firstOf(values: readonly (string | undefined)[]): string | undefined {
  return values.find((value) => value !== undefined && value !== '')
}

function clean(value: string | undefined): string | undefined {
  const text = value?.replaceAll(/\s+/gu, ' ').trim()
  return text === undefined || text === '' || text.length > longest ? undefined : text
}

function metaValues(page: ParsedPage): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  const read = (element: PageElement) => {
    const name =
      attribute(element, 'property') ??
      attribute(element, 'name') ??
      attribute(element, 'http-equiv') ??
      attribute(element, 'itemprop')
    const value = clean(attribute(element, 'content'))
    if (name === undefined || value === undefined) return
    for (const key of name.toLowerCase().trim().split(/\s+/u)) if (!values.has(key)) values.set(key, value)
  }
  for (const element of elementsIn(page.head)) if (element.tagName === 'meta') read(element)
  for (const element of elementsIn(page.body))
    if (element.tagName === 'meta' && attribute(element, 'itemprop') === undefined) read(element)
  return values
}

function titleElement(page: ParsedPage): string | undefined {
  const title = page.head.childNodes.find((node): node is PageElement => node.nodeName === 'title')
  return title && clean(foldedText(title))
}

function relImage(page: ParsedPage): string | undefined {
  for (const node of page.head.childNodes)
    if (isElement(node) && node.tagName === 'link' && attribute(node, 'rel') === 'image_src')
      return attribute(node, 'href')
  return undefined
}

function* headingTexts(body: PageElement): Generator<string> {
  let left = 40
  for (const element of elementsIn(body)) {
    if (!/^h[123]$/u.test(element.tagName) && !/headline/u.test(attribute(element, 'itemprop') ?? '')) continue
    const text = foldedText(element)
    if (text !== '' && text.length < 300) yield text
    if (--left === 0) return
  }
}

/** Letters and digits of a text, in lower case: what is compared. */
export function squeeze(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}\p{M}]/gu, '')
}

const letters = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')

/**
 * The title of the article. A heading that the title element or the metadata begins with or contains is the title as its
 * readers see it; else the metadata, else the title element without the name of the site at its ends.
 */
function titleOf(
  element: string | undefined,
  named: readonly (string | undefined)[],
  headings: readonly string[],
  site: string | undefined,
): string | undefined {
  const candidates = [...named, element].filter((value): value is string => value !== undefined)
  for (const candidate of candidates) {
    const whole = letters(candidate)
    const found = headings.find((heading) => {
      const part = letters(heading)
      if (part.length === 0 || (site !== undefined && part === letters(site))) return false
      return (
        part === whole ||
        (part.length >= 0.4 * whole.length && part.length >= 8 && (whole.startsWith(part) || whole.endsWith(part)))
      )
    })
    if (found !== undefined) return found
  }
  const best = firstOf(candidates)
  return best === undefined ? undefined : withoutSite(best, site)
}

function withoutSite(title: string, site: string | undefined): string {
  const parts = title.split(/\s+[|·•»›–—:-]+\s+|\s*[|_]\s*/u).filter((part) => part !== '')
  if (parts.length < 2) return title
  if (site !== undefined) {
    const name = letters(site)
    const first = parts[0]!
    const last = parts.at(-1)!
    const isSite = (part: string) =>
      letters(part) === name || (letters(part).length > 3 && name.includes(letters(part)))
    if (isSite(last)) return title.slice(0, title.lastIndexOf(last)).replace(/[\s|·•»›–—:_-]+$/u, '')
    if (isSite(first)) return title.slice(first.length).replace(/^[\s|·•»›–—:_-]+/u, '')
  }
  const longest = parts.reduce((one, other) => (other.length > one.length ? other : one))
  return /[|_»]/u.test(title) && longest.length * 2 > title.length ? longest : title
}

function authorOf(values: readonly (string | undefined)[]): string | undefined {
  return values.find(
    (value) =>
      value !== undefined && value !== '' && value.length < 120 && !/^https?:|^@|\.(?:com|org|net)\b/iu.test(value),
  )
}

interface Linked {
  readonly title?: string | undefined
  readonly author?: string | undefined
  readonly date?: string | undefined
  readonly lang?: string | undefined
  readonly site?: string | undefined
  readonly image?: string | undefined
  readonly description?: string | undefined
}

type Data = Readonly<Record<string, unknown>>

const articleTypes = /(?:Article|Posting|Report|NewsItem|Recipe|LiveBlog|Review)$/u

/** The article among the JSON-LD of a page (https://schema.org/Article). */
function linkedData(texts: readonly string[]): Linked {
  const found: Data[] = []
  const gather = (value: unknown, depth: number): void => {
    if (depth > 4 || found.length > 200) return
    if (Array.isArray(value)) for (const item of value) gather(item, depth + 1)
    else if (isData(value)) {
      found.push(value)
      gather(value['@graph'], depth + 1)
      gather(value['mainEntity'], depth + 1)
    }
  }
  for (const text of texts) {
    try {
      gather(JSON.parse(text.replaceAll(/^\s*(?:<!\[CDATA\[|<!--|\/\*.*?\*\/)|(?:\]\]>|-->)\s*;?\s*$/gu, '')), 0)
    } catch {
      // Data that is no JSON says nothing.
    }
  }
  const article = found.find((data) =>
    [data['@type']].flat().some((type) => typeof type === 'string' && articleTypes.test(type)),
  )
  if (article === undefined) return {}
  const byId = (value: unknown): unknown =>
    isData(value) && typeof value['@id'] === 'string' && Object.keys(value).length === 1
      ? found.find((data) => data !== value && data['@id'] === value['@id'])
      : value
  const names = (value: unknown): string | undefined => {
    const list = [value]
      .flat()
      .map(byId)
      .map((item) => (typeof item === 'string' ? item : isData(item) ? textIn(item['name']) : undefined))
    return clean(list.filter((name): name is string => name !== undefined && name.trim() !== '').join(', '))
  }
  const image = [byId([article['image']].flat()[0])].flat()[0]
  return {
    title: clean(textIn(article['headline']) ?? textIn(article['name'])),
    author: names(article['author']) ?? names(article['creator']),
    date: textIn(article['datePublished']) ?? textIn(article['dateCreated']),
    lang: textIn(article['inLanguage']),
    site: names(article['publisher']),
    image: typeof image === 'string' ? image : isData(image) ? textIn(image['url']) : undefined,
    description: clean(textIn(article['description'])),
  }
}

function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function textIn(value: unknown): string | undefined {
  const first = Array.isArray(value) ? value[0] : value
  return typeof first === 'string' ? unescape(first) : undefined
}

function unescape(text: string): string {
  const names: Readonly<Record<string, string>> = { amp: '&', quot: '"', lt: '<', gt: '>', apos: "'", nbsp: ' ' }
  return text.replaceAll(
    /&(?:#(\d{1,6})|([a-z]{2,4}));/gu,
    (whole, code: string | undefined, name: string | undefined) =>
      code === undefined ? (names[name ?? ''] ?? whole) : String.fromCodePoint(Number(code)),
  )
}

/** Names and dates marked with microdata, links to authors and well-known classes. */
function microdata(body: PageElement): Linked {
  let author: string | undefined
  let date: string | undefined
  let site: string | undefined
  for (const element of elementsIn(body)) {
    const props = attribute(element, 'itemprop')?.split(/\s+/u) ?? []
    const rel = attribute(element, 'rel') ?? ''
    if (author === undefined && (props.includes('author') || /(?:^|\s)author(?:\s|$)/u.test(rel))) {
      const inner = [...elementsIn(element)].find((part) => part !== element && attribute(part, 'itemprop') === 'name')
      author = clean(
        inner
          ? (attribute(inner, 'content') ?? foldedText(inner))
          : (attribute(element, 'content') ?? foldedText(element)),
      )
      if (author !== undefined && author.length > 100) author = undefined
    }
    if (date === undefined && props.includes('datePublished'))
      date = attribute(element, 'datetime') ?? attribute(element, 'content') ?? foldedText(element)
    if (site === undefined && props.includes('publisher')) {
      const inner = [...elementsIn(element)].find((part) => attribute(part, 'itemprop') === 'name')
      site = inner && clean(attribute(inner, 'content') ?? foldedText(inner))
    }
  }
  return { author, date, site }
}

function timeOf(body: PageElement): string | undefined {
  for (const element of elementsIn(body)) {
    if (element.tagName !== 'time') continue
    const value = attribute(element, 'datetime') ?? foldedText(element)
    if (isoDate(value) !== undefined) return value
  }
  return undefined
}

function dateInUrl(url: string | undefined): string | undefined {
  const found = /\/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?:[/-]|$)/u.exec(url ?? '')
  return found ? `${found[1]}-${found[2]!.padStart(2, '0')}-${found[3]!.padStart(2, '0')}` : undefined
}

/** A date in the shapes that pages write, as ISO 8601; a time only with its zone. */
export function isoDate(value: string | undefined): string | undefined {
  const text = value?.trim() ?? ''
  const iso = /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s*(Z|[+-]\d\d:?\d\d)?)?/u.exec(text)
  const compact = iso ?? /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)/u.exec(text)
  if (compact) {
    const [, year, month = '', day = '', time, zone] = compact
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    if (!isDay(date)) return undefined
    return time !== undefined && zone !== undefined ? `${date}T${time}${zone}` : date
  }
  // The form of e-mail and HTTP, and of American writers: the only ones whose months are known everywhere.
  const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
  const named =
    /^(?:[a-z]{3,9},?\s+)?(\d{1,2})\s+([a-z]{3})[a-z]*\.?,?\s+(\d{4})/iu.exec(text) ??
    /^()(?:[a-z]{3,9},?\s+)?([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4})/iu.exec(text)
  if (!named) return undefined
  const [, first = '', second = '', third = '', fourth] = named
  const [day, year] = fourth === undefined ? [first, third] : [third, fourth]
  const month = months.indexOf(second.toLowerCase()) + 1
  const date = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
  return month > 0 && isDay(date) ? date : undefined
}

function isDay(date: string): boolean {
  const time = Date.parse(date)
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(date) && date > '1400'
}

/** A language tag as pages write it, canonical; undefined when it is none. */
export function languageOf(tag: string | undefined): string | undefined {
  const first = tag?.split(/[,;\s]/u)[0]?.replaceAll('_', '-')
  return first === undefined || first === '' || !/^[a-z]{2,3}(?:-|$)/iu.test(first) ? undefined : canonicalLocale(first)
}

function baseOf(page: ParsedPage, url: string | undefined, named: string | undefined): string | undefined {
  const links = page.head.childNodes.filter(isElement)
  const base = links.find((element) => element.tagName === 'base')
  const canonical = links.find((element) => element.tagName === 'link' && attribute(element, 'rel') === 'canonical')
  const address = [url, canonical && attribute(canonical, 'href'), named].find(
    (value) => value !== undefined && /^https?:\/\//iu.test(value),
  )
  const href = base && attribute(base, 'href')
  return href === undefined ? address : (absolute(href, address) ?? address)
}

/** The name in `https://www.name.org/`: many sites end their titles with it. */
function hostName(base: string | undefined): string | undefined {
  return /^https?:\/\/(?:www\d?\.|m\.)?([a-z\d-]{3,})\./iu.exec(base ?? '')?.[1]
}

/** An address as seen from the page; undefined when it is relative and the page does not say where it stood. */
export function absolute(address: string, base: string | undefined): string | undefined {
  const text = address.trim()
  if (/^(?:https?|mailto):/iu.test(text)) return text
  if (base === undefined) return undefined
  try {
    return new URL(text, base).href
  } catch {
    return undefined
  }
}
