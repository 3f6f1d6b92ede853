import type { Element } from 'xast'
import type { Edition } from '../edition/types.ts'
import { directionOf } from '../language/language.ts'
import type { AccessibilityFacts } from './accessibility.ts'
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
}

const meta = (property: string, value: string, refines?: string): Element =>
  xml('meta', { refines: refines === undefined ? undefined : `#${refines}`, property }, value)

/** `xml:lang` and `dir` of a text in another language than the edition. */
const speech = (lang: string | undefined): Readonly<Record<string, string | undefined>> =>
  lang === undefined ? {} : { 'xml:lang': lang, dir: directionOf(lang) }

function titles(edition: Edition): readonly Element[] {
  const { title, titleLang, subtitle } = edition.metadata
  return [
    xml('dc:title', { id: 'title', ...speech(titleLang) }, title),
    meta('title-type', 'main', 'title'),
    ...(subtitle === undefined
      ? []
      : [
          meta('display-seq', '1', 'title'),
          xml('dc:title', { id: 'subtitle', ...speech(titleLang) }, subtitle),
          meta('title-type', 'subtitle', 'subtitle'),
          meta('display-seq', '2', 'subtitle'),
        ]),
  ]
}

function people(names: readonly string[], element: string, id: string, role: string): readonly Element[] {
  return names.flatMap((name, index) => [
    xml(element, { id: `${id}-${index + 1}` }, name),
    xml('meta', { refines: `#${id}-${index + 1}`, property: 'role', scheme: 'marc:relators' }, role),
  ])
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

/**
 * The package document. It makes no claim of conformance to EPUB Accessibility: that needs someone who certifies it and
 * checks that ran on the finished file.
 */
export function packageDocument(edition: Edition, parts: PackageParts): string {
  const { metadata, locale, dir } = edition
  const optional = (name: string, value: string | undefined): Element | undefined =>
    value === undefined || value === '' ? undefined : xml(name, {}, value)
  const root = xml(
    'package',
    {
      xmlns: 'http://www.idpf.org/2007/opf',
      version: '3.0',
      'unique-identifier': 'identifier',
      'xml:lang': locale,
      dir,
      prefix: parts.hasFonts
        ? 'ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/'
        : undefined,
    },
    xml(
      'metadata',
      { 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' },
      xml('dc:identifier', { id: 'identifier' }, metadata.identifiers.epub),
      titles(edition),
      xml('dc:language', {}, locale),
      people(metadata.authors, 'dc:creator', 'author', 'aut'),
      people(metadata.translators, 'dc:contributor', 'translator', 'trl'),
      optional('dc:publisher', metadata.publisher),
      xml('dc:date', {}, metadata.date),
      optional('dc:description', metadata.description),
      metadata.keywords.map((keyword) => optional('dc:subject', keyword)),
      optional('dc:rights', metadata.rights),
      meta('dcterms:isPartOf', metadata.publication),
      meta('dcterms:modified', metadata.modified),
      parts.pageSource === undefined
        ? []
        : [xml('dc:source', {}, parts.pageSource), meta('pageBreakSource', parts.pageSource)],
      accessibility(parts.accessibility),
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
