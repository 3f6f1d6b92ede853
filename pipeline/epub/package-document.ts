import type { Element } from 'xast'
import { undatedTime } from '../edition/types.ts'
import type { Edition } from '../edition/types.ts'
import { directionOf } from '../language/language.ts'
import { sortingTitle } from '../language/sorting-title.ts'
import type { AccessibilityFacts } from './accessibility.ts'
import type { Conformance } from './conformance.ts'
import { xml, xmlFile } from './xml.ts'

/** One row of the manifest. */
export interface ManifestItem {
  readonly id: string
  /** Path from the package document. */
  readonly href: string
  readonly type: string
  readonly properties?: readonly string[]
}

export interface PackageParts {
  readonly items: readonly ManifestItem[]
  /** Ids of items in reading order. */
  readonly spine: readonly string[]
  readonly accessibility: AccessibilityFacts
  /** The PDF edition whose pages the page list names; undefined = no page list. */
  readonly pageSource: string | undefined
  readonly hasFonts: boolean
  readonly coverItem: string | undefined
  /** What `conformanceClaim` allows; undefined = nothing is claimed. */
  readonly conformance: Conformance | undefined
}

const meta = (property: string, value: string, refines?: string): Element =>
  xml('meta', { refines: refines === undefined ? undefined : `#${refines}`, property }, value)

/** `xml:lang` and `dir` of a text in another language than the edition. */
const speech = (lang: string | undefined): Readonly<Record<string, string | undefined>> =>
  lang === undefined ? {} : { 'xml:lang': lang, dir: directionOf(lang) }

function titles(edition: Edition): readonly Element[] {
  const { title, titleLang, subtitle, langs } = edition.metadata
  const fileAs = sortingTitle(title, titleLang ?? edition.locale)
  return [
    xml('dc:title', { id: 'title', ...speech(titleLang) }, title),
    meta('title-type', 'main', 'title'),
    ...(fileAs === undefined ? [] : [meta('file-as', fileAs, 'title')]),
    ...(subtitle === undefined
      ? []
      : [
          meta('display-seq', '1', 'title'),
          xml('dc:title', { id: 'subtitle', ...speech(langs?.subtitle) }, subtitle),
          meta('title-type', 'subtitle', 'subtitle'),
          meta('display-seq', '2', 'subtitle'),
        ]),
  ]
}

/** People with their roles, the names that lists sort by, and how the source spells them. */
function people(
  edition: Edition,
  names: readonly string[],
  element: 'dc:creator' | 'dc:contributor',
  role: 'aut' | 'trl',
): readonly Element[] {
  const { people: known = {}, authorSpelling, langs } = edition.metadata
  return names.flatMap((name, index) => {
    const id = `${role === 'aut' ? 'author' : 'translator'}-${index + 1}`
    const facts = Object.hasOwn(known, name) ? known[name] : undefined
    const spelling = role === 'aut' ? authorSpelling?.names[index] : undefined
    return [
      xml(element, { id, ...speech(role === 'aut' ? langs?.authors : undefined) }, name),
      xml('meta', { refines: `#${id}`, property: 'role', scheme: 'marc:relators' }, facts?.role ?? role),
      ...(facts?.fileAs === undefined ? [] : [meta('file-as', facts.fileAs, id)]),
      ...(spelling === undefined || spelling === name
        ? []
        : [
            xml(
              'meta',
              { refines: `#${id}`, property: 'alternate-script', 'xml:lang': authorSpelling?.lang },
              spelling,
            ),
          ]),
    ]
  })
}

/** The ISBN beside the URN: the URN stays the unique identifier, as it is the one that every edition has. */
function isbn(edition: Edition): readonly Element[] {
  const { isbn: number } = edition.metadata
  if (number === undefined) return []
  return [
    xml('dc:identifier', { id: 'isbn' }, `urn:isbn:${number}`),
    // ONIX code list 5: 15 = ISBN-13.
    xml('meta', { refines: '#isbn', property: 'identifier-type', scheme: 'onix:codelist5' }, '15'),
  ]
}

function series(edition: Edition): readonly Element[] {
  const { series: found, langs } = edition.metadata
  if (found === undefined) return []
  return [
    xml('meta', { property: 'belongs-to-collection', id: 'series', ...speech(langs?.series) }, found.title),
    meta('collection-type', 'series', 'series'),
    ...(found.position === undefined ? [] : [meta('group-position', String(found.position), 'series')]),
  ]
}

function accessibility(facts: AccessibilityFacts): readonly Element[] {
  return [
    ...facts.accessModes.map((mode) => meta('schema:accessMode', mode)),
    ...facts.sufficientModes.map((modes) => meta('schema:accessModeSufficient', modes)),
    ...facts.features.map((feature) => meta('schema:accessibilityFeature', feature)),
    meta('schema:accessibilityHazard', facts.hazard),
    xml('meta', { property: 'schema:accessibilitySummary', ...speech(facts.summary.lang) }, facts.summary.text),
  ]
}

/** The claim of conformance, with who certifies it and what it rests on. */
function conformance(claim: Conformance): readonly Element[] {
  return [
    xml('meta', { property: 'dcterms:conformsTo', id: 'conformance' }, claim.standard),
    meta('a11y:certifiedBy', claim.certifiedBy, 'conformance'),
    meta('dcterms:date', claim.date, 'conformance'),
  ]
}

/** Vocabularies beside those that EPUB 3.3 knows (§D.4). */
function prefixes({ hasFonts }: PackageParts): string | undefined {
  return hasFonts ? 'ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/' : undefined
}

/** The package document. It claims conformance to EPUB Accessibility only when it is handed a claim (`conformanceClaim`). */
export function packageDocument(edition: Edition, parts: PackageParts): string {
  const { metadata, locale, dir } = edition
  const { langs } = metadata
  const optional = (name: string, value: string | undefined, lang?: string): Element | undefined =>
    value === undefined || value === '' ? undefined : xml(name, speech(lang), value)
  const root = xml(
    'package',
    {
      xmlns: 'http://www.idpf.org/2007/opf',
      version: '3.0',
      'unique-identifier': 'identifier',
      'xml:lang': locale,
      dir,
      prefix: prefixes(parts),
    },
    xml(
      'metadata',
      { 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' },
      xml('dc:identifier', { id: 'identifier' }, metadata.identifiers.epub),
      isbn(edition),
      titles(edition),
      xml('dc:language', {}, locale),
      people(edition, metadata.authors, 'dc:creator', 'aut'),
      people(edition, metadata.translators, 'dc:contributor', 'trl'),
      optional('dc:publisher', metadata.publisher, langs?.publisher),
      optional('dc:date', metadata.date),
      optional('dc:description', metadata.description, langs?.description),
      metadata.keywords.map((keyword) => optional('dc:subject', keyword, langs?.keywords)),
      optional('dc:rights', metadata.rights, langs?.rights),
      series(edition),
      xml('meta', { property: 'dcterms:isPartOf', ...speech(langs?.publication) }, metadata.publication),
      meta('dcterms:modified', metadata.modified ?? undatedTime),
      parts.pageSource === undefined
        ? []
        : [xml('dc:source', {}, parts.pageSource), meta('pageBreakSource', parts.pageSource)],
      accessibility(parts.accessibility),
      parts.conformance === undefined ? [] : conformance(parts.conformance),
      parts.hasFonts ? meta('ibooks:specified-fonts', 'true') : undefined,
      // For readers of EPUB 2.
      parts.coverItem === undefined ? undefined : xml('meta', { name: 'cover', content: parts.coverItem }),
    ),
    xml(
      'manifest',
      {},
      parts.items.map(({ id, href, type, properties = [] }) =>
        xml('item', {
          id,
          href,
          'media-type': type,
          properties: properties.length === 0 ? undefined : properties.join(' '),
        }),
      ),
    ),
    xml(
      'spine',
      { toc: 'ncx', 'page-progression-direction': dir },
      parts.spine.map((idref) => xml('itemref', { idref })),
    ),
  )
  return xmlFile(root, { emptyTags: true })
}
