import { createHash } from 'node:crypto'
import type { PublicationConfig } from '../config/schema.ts'
import { diagnose } from '../diagnostic/codes.ts'
import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts'
import { hasErrors } from '../diagnostic/format.ts'
import type { Edition, PageMap, Picture } from '../edition/types.ts'
import type { Conformance } from '../epub/conformance.ts'
import type { CatalogueCover } from '../epub/opds.ts'
import type { CoverPicture } from '../epub/pack.ts'
import type { EmbeddedFace, FontUsage } from '../font/embed.ts'
import { embeddedFaces } from '../font/embed.ts'
import { woff2, type FontReach } from '../font/woff2.ts'
import type { FontLibrary } from '../font/types.ts'
import { comparisonName } from '../html/address.ts'
import { renderEditionPages } from '../html/edition-pages.ts'
import { hasScarce } from '../html/fonts.ts'
import { photographOf } from '../html/open-graph.ts'
import type { PageFonts, PageOptions } from '../html/types.ts'
import type { Layout } from '../typeset/display/types.ts'
import { outlinedPictures } from '../typeset/drawing/outlined.ts'
import { layoutEdition } from '../typeset/index.ts'
import { readPdf } from '../verify/print/document.ts'
import { readHtml } from '../verify/xhtml/html-reader.ts'
import { verifyComparison } from '../verify/comparison.ts'
import { verifyEpub } from '../verify/epub.ts'
import { verifyHtml } from '../verify/html.ts'
import { verifyPdf } from '../verify/pdf.ts'
import { findingsToDiagnostics } from '../verify/report.ts'
import { collectGarbage } from '../world/collector.ts'
import { checksOf } from './accessibility.ts'
import { digestOf } from './keys.ts'
import { acceptance, checksPath, claimFor } from './claim.ts'
import type { StrictPart } from './claim.ts'
import type { Cell, Checks, EditionJob, OutputFile } from './types.ts'
import type { Workshop } from './workshop.ts'

/** The parts of an edition that its cells share. */
export interface Prepared {
  readonly edition: Edition
  readonly pageMap: PageMap
}

/** Bytes of one cell, or what went wrong. */
export interface Made extends Outcome<Uint8Array | undefined> {
  /** What is known about the accessibility of the file. */
  readonly checks?: Checks
  /** What outside validators said of it, when `verify --strict` stored that. */
  readonly strict?: StrictPart
  /** The cover of a book as a file of its own. */
  readonly cover?: CatalogueCover
  /** Files that belong to it. */
  readonly assets?: readonly OutputFile[]
}

/**
 * Lay an edition out; its pages are made once, here, because the page map is complete only then. They can be walked once more: each is let go as soon
 * as it is painted, for the pages of a book are the largest thing that a build holds.
 */
export function layOut(workshop: Pick<Workshop, 'design' | 'fonts'>, edition: Edition): Outcome<Layout> {
  const { value, diagnostics } = layoutEdition(edition, workshop.design, workshop.fonts)
  return { value: { ...value, pages: emptying([...value.pages]) }, diagnostics }
}

/** Every item once; the list holds none that was handed out. */
function* emptying<Item>(items: Item[]): Generator<Item> {
  items.reverse()
  for (let item = items.pop(); item !== undefined; item = items.pop()) yield item
}

/** The stored report on an edition; nothing where nobody stands by it. */
const reportOn = ({ config, strictReport }: Workshop, edition: Edition) =>
  config.certifiedBy === undefined ? undefined : strictReport(edition)

/** Paint a layout, read the file again and compare it with the edition. */
export async function makePdf(workshop: Workshop, { edition, pageMap }: Prepared, layout: Layout): Promise<Made> {
  const { paintPdf } = await import('../pdf/index.ts')
  const { value: bytes, diagnostics } = await paintPdf(layout)
  if (hasErrors(diagnostics)) return { value: undefined, diagnostics }
  const pdf = readPdf(bytes)
  collectGarbage()
  const findings = verifyPdf(edition, bytes, pageMap, pdf)
  const { verdict, report: strict } = acceptance('pdf', bytes, reportOn(workshop, edition)?.pdf)
  const measured = { validators: verdict }
  const checks = checksOf(edition, { format: 'pdf', bytes, pageMap, findings, measured, ...(pdf && { read: { pdf } }) })
  const all = [...diagnostics, ...findingsToDiagnostics(findings)]
  return { value: bytes, diagnostics: all, checks, ...(strict && { strict }) }
}

/** Pack an e-book with a claim, or none. */
async function packBook(
  workshop: Workshop,
  { edition, pageMap }: Prepared,
  conformance?: Conformance,
): Promise<Outcome<Uint8Array>> {
  const { packEpub } = await import('../epub/pack.ts')
  return packEpub(edition, {
    ...{ pageMap, library: workshop.fonts, cover: workshop.cover },
    ...{ coverDesign: workshop.config.coverDesign, coverPage: workshop.config.coverPage },
    ...(conformance && { conformance }),
  })
}

/** An e-book that claims nothing, and the one that is published, which may claim what `verify --strict` found in the first. */
export async function packEdition(
  workshop: Workshop,
  prepared: Prepared,
): Promise<{ readonly unclaimed: Uint8Array; readonly book: Outcome<Uint8Array>; readonly isClaimed: boolean }> {
  const plain = await packBook(workshop, prepared)
  const { certifiedBy } = workshop.config
  const claim = claimFor(certifiedBy, plain.value, workshop.strictReport(prepared.edition))
  const isClaimed = claim !== undefined && !hasErrors(plain.diagnostics)
  return { unclaimed: plain.value, book: isClaimed ? await packBook(workshop, prepared, claim) : plain, isClaimed }
}

/** Pack an e-book, read it again and compare it with the edition. */
export async function makeEpub(workshop: Workshop, prepared: Prepared): Promise<Made> {
  const { edition, pageMap } = prepared
  const { unclaimed: plain, book, isClaimed } = await packEdition(workshop, prepared)
  const { value: bytes } = book
  if (hasErrors(book.diagnostics)) return { value: undefined, diagnostics: book.diagnostics }
  const diagnostics =
    workshop.config.certifiedBy === undefined || isClaimed
      ? book.diagnostics
      : [...book.diagnostics, unclaimed(edition)]
  const findings = verifyEpub(edition, bytes, pageMap)
  const { verdict, report: strict } = acceptance('epub', plain, reportOn(workshop, edition))
  const beside = await coverBeside(workshop, edition)
  const measured = { validators: verdict }
  const checks = checksOf(edition, { format: 'epub', bytes, pageMap, findings, measured })
  const all = [...diagnostics, ...findingsToDiagnostics(findings)]
  return { value: bytes, diagnostics: all, checks, ...(strict && { strict }), ...beside }
}

/** Somebody certifies, and there is nothing to rest the claim on. */
function unclaimed({ article, locale }: Edition): Diagnostic {
  return diagnose(
    'epub/unclaimed',
    `${article} (${locale}): the e-book does not claim to be accessible: no passing report on it is stored`,
    { file: checksPath({ article, locale }), locale },
    ['run "stemma verify --strict", then build again'],
  )
}

/**
 * The picture of links to a page that has no photograph, when there is an address: a card in the design of the generated cover, or the
 * cover that the publication has.
 */
export async function linkPicture(workshop: Workshop, { edition }: Prepared): Promise<Card | undefined> {
  const { coverDesign } = workshop.config
  if (edition.metadata.url === undefined || workshop.cover === 'none' || photographOf(edition)) return undefined
  const { cardOf, coverOf } = await import('../epub/pack.ts')
  if (workshop.cover === 'generated') {
    const card = await cardOf(edition, workshop.fonts, coverDesign)
    return { ...card, name: `card-${digestOf(card.bytes).slice(0, 8)}.png` }
  }
  return coverPicture(await coverOf(edition, { cover: workshop.cover, library: workshop.fonts, coverDesign }))
}

/** A cover as a file of its own, named by its content, with its size in pixels. */
function coverPicture({ value }: Outcome<CoverPicture | undefined>): Card | undefined {
  if (value === undefined) return undefined
  const { bytes, type, width = 1600, height = 2560 } = value
  return {
    name: `cover-${digestOf(bytes).slice(0, 8)}.${type === 'image/png' ? 'png' : 'jpg'}`,
    type,
    width,
    height,
    bytes,
  }
}

/** The cover of a book beside it, for catalogues: they show books by their covers. */
async function coverBeside(workshop: Workshop, edition: Edition): Promise<Pick<Made, 'cover' | 'assets'>> {
  const { coverOf } = await import('../epub/pack.ts')
  const { cover, fonts: library, config } = workshop
  const picture = coverPicture(await coverOf(edition, { cover, library, coverDesign: config.coverDesign }))
  if (picture === undefined) return {}
  const { name, bytes, type, width, height } = picture
  const path = `assets/images/${name}`
  return { cover: { path, type, width, height }, assets: [{ path, bytes }] }
}

type Card = NonNullable<PageOptions['card']> & { readonly bytes: Uint8Array }

/** Write a page and its assets, read it again and compare it with the edition. */
export function makeHtml(
  workshop: Workshop,
  prepared: Prepared,
  others: readonly Cell[],
  assets: Map<string, OutputFile>,
  job: Pick<EditionJob, 'titles' | 'original'>,
  card?: Card,
): Made {
  const { pageMap } = prepared
  const edition = onPages(workshop, prepared.edition)
  const downloads = others.flatMap(({ format, status, bytes }) =>
    format === 'html' || status !== 'built' ? [] : [{ format, ...(bytes !== undefined && { bytes }) }],
  )
  const original = originalOf(workshop, prepared.edition, job)
  const source = original && onPages(workshop, original)
  const { value: pages, diagnostics } = renderEditionPages(edition, source, {
    pageMap,
    downloads: downloads.length > 0 ? downloads : workshop.unbuiltDownloads,
    articles: workshop.articlesIn(edition.locale),
    theme: workshop.theme,
    ...(card && { card }),
    ...(edition.metadata.langs?.publication !== undefined && { publicationLang: edition.metadata.langs.publication }),
    ...(workshop.config.webfonts === 'subset' && { fonts: webFonts(workshop.fonts, '../', assets, workshop.config) }),
  })
  if (hasErrors(diagnostics)) return { value: undefined, diagnostics }
  const { page: html, comparison } = pages
  const add = (path: string, bytes: Uint8Array) => assets.set(path, { path, bytes })
  if (comparison !== undefined) {
    add(`${edition.locale}/${comparisonName(edition.article)}`, new TextEncoder().encode(comparison))
  }
  // The comparison may show a picture of the original that the translation does not have.
  for (const { name, bytes } of source?.pictures.values() ?? []) add(`assets/images/${name}`, bytes)
  for (const { name, bytes } of edition.pictures.values()) add(`assets/images/${name}`, bytes)
  if (card !== undefined) add(`assets/images/${card.name}`, card.bytes)
  const bytes = new TextEncoder().encode(html)
  const document = readHtml(html)
  const findings = [
    ...verifyHtml(edition, html, pageMap, document),
    ...(source !== undefined && comparison !== undefined ? verifyComparison(source, edition, comparison) : []),
  ]
  const measured = workshop.isThemeClear ? { contrast: 'pass' as const } : {}
  const checks = checksOf(edition, { format: 'html', bytes, pageMap, findings, measured, read: { page: document } })
  return { value: bytes, diagnostics: [...diagnostics, ...findingsToDiagnostics(findings)], checks }
}

/** What a translation can be compared with; made once for all translations when `job` says what it is made of. */
export function originalOf(
  workshop: Workshop,
  { article, locale, sourceLocale }: Edition,
  { titles, original }: Partial<Pick<EditionJob, 'titles' | 'original'>> = {},
): Edition | undefined {
  if (locale === sourceLocale) return undefined
  const known = original === undefined ? undefined : originals.get(original)
  if (known !== undefined) return known
  const made = workshop.edition({ article, locale: sourceLocale }, titles).value?.edition
  if (original === undefined || made === undefined) return made
  originals.set(original, made)
  for (const oldest of originals.keys()) {
    if (originals.size <= mostOriginals) break
    originals.delete(oldest)
  }
  return made
}

/**
 * An edition as its pages show it: where they bring their fonts, drawings with letters that a reader's machine may have no font for show them as outlines.
 * Such a picture has a name of its own, since languages may draw one text with several fonts. Other drawings are left, at a tenth of the bytes.
 */
export function onPages({ config, fonts }: Workshop, edition: Edition): Edition {
  const drawings = [...edition.pictures].filter(
    ([, { type, bytes }]) => type === 'image/svg+xml' && hasScarce(new TextDecoder().decode(bytes)),
  )
  if (config.webfonts !== 'subset' || drawings.length === 0) return edition
  let shown = editionsOnPages.get(edition)
  if (shown === undefined) {
    const outlined = [...outlinedPictures({ ...edition, pictures: new Map(drawings) }, fonts)]
    const renamed = outlined.map(([url, picture]): [string, Picture] => {
      const name = picture.name.replace(/[\da-f]{8}\.svg$/u, `${digestOf(picture.bytes).slice(0, 8)}.svg`)
      return [url, { ...picture, name }]
    })
    shown = { ...edition, pictures: new Map([...edition.pictures, ...renamed]) }
    editionsOnPages.set(edition, shown)
  }
  return shown
}

const editionsOnPages = new WeakMap<Edition, Edition>()

/** Originals that were compared with last: by the next translation, or in a watch by the next state of one. */
const originals = new Map<string, Edition>()
const mostOriginals = 4

/**
 * Cut the web fonts of a page and put their files, named by content, and their licences among the assets. `base` leads from the page
 * to output/.
 */
export function webFonts(
  library: FontLibrary,
  base: string,
  assets: Map<string, OutputFile>,
  { url }: Pick<PublicationConfig, 'url'>,
) {
  const reach = url === undefined ? 'disk' : 'web'
  return (usage: readonly FontUsage[]): PageFonts => {
    const faces = embeddedFaces(usage, library, 'used')
    const paths = new Map<EmbeddedFace, string>()
    const byContent = new Map<Uint8Array, string>()
    for (const face of faces) {
      const known = byContent.get(face.ttf)
      const path = known ?? addFont(face, assets, reach)
      byContent.set(face.ttf, path)
      paths.set(face, path)
    }
    return { faces, href: (face) => base + (paths.get(face) ?? '') }
  }
}

/** Compressed fonts by their reach and the hash of the subset: pages with the same characters share one. */
const compressed = new Map<string, Uint8Array>()

function addFont(face: EmbeddedFace, assets: Map<string, OutputFile>, reach: FontReach): string {
  const hash = createHash('sha256').update(face.ttf).digest('hex').slice(0, 8)
  const path = `assets/fonts/${face.font}-${hash}.woff2`
  const key = `${reach} ${path}`
  const bytes = compressed.get(key) ?? woff2(face.ttf, reach)
  compressed.set(key, bytes)
  assets.set(path, { path, bytes })
  const licence = `assets/fonts/${face.package.split('/').at(-1) ?? face.font}-licence.txt`
  assets.set(licence, { path: licence, bytes: new TextEncoder().encode(face.licence) })
  return path
}
