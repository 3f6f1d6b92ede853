import { readFileSync, writeFileSync } from 'node:fs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/**
 * Faults of books, each put into a copy of a good one: name, the message by which the referee must know it, and the change.
 * A change throws when its place is not there: a fault that was not made proves nothing.
 */
const OPF = 'OEBPS/content.opf'
const NAV = 'OEBPS/toc.xhtml'
const CHAPTER = 'OEBPS/text/001.xhtml'
const CSS = 'OEBPS/style.css'

/** Faults that EPUBCheck must find. */
export const formatFaults = [
  ['an id twice', /RSC-005/, at(CHAPTER, '</body>', '<p id="twice">a</p><p id="twice">b</p></body>')],
  ['a link to an id that is not there', /RSC-012/, at(CHAPTER, '</p>', ' <a href="#nowhere">x</a></p>')],
  ['a link to a file that is not there', /RSC-007/, at(CHAPTER, '</p>', ' <a href="none.xhtml">x</a></p>')],
  ['a role that does not exist', /RSC-005/, at(CHAPTER, '<p ', '<p role="nonsense" ')],
  ['an attribute of old HTML', /RSC-005/, at(CHAPTER, '<p ', '<p align="middle" ')],
  ['a block within a line', /RSC-005/, at(CHAPTER, '</p>', '<span><p>x</p></span></p>')],
  ['a mark that is not closed', /RSC-016/, at(CHAPTER, '</p>', '<b></p>')],
  ['a script that the manifest does not name', /OPF-014/, at(CHAPTER, '</head>', '<script>1</script></head>')],
  ['a picture of another host', /RSC-006/, at(CHAPTER, '</p>', '<img src="https://example.org/a.png" alt="a"/></p>')],
  ['no date of change', /RSC-005/, at(OPF, /<meta property="dcterms:modified">[^<]*<\/meta>/, '')],
  ['no title', /RSC-005/, at(OPF, /<dc:title[\s\S]*?<\/dc:title>(<meta refines="#title"[^>]*>[^<]*<\/meta>)*/, '')],
  ['no language', /RSC-005/, at(OPF, /<dc:language>[^<]*<\/dc:language>/, '')],
  ['an empty description', /RSC-005/, at(OPF, /<dc:description>[^<]*</, '<dc:description><')],
  [
    'a direction that is none',
    /RSC-005/,
    at(OPF, 'page-progression-direction="ltr"', 'page-progression-direction="up"'),
  ],
  [
    'no identifier where one is named',
    /OPF-030/,
    at(OPF, 'unique-identifier="identifier"', 'unique-identifier="none"'),
  ],
  ['a file of the manifest that is not there', /RSC-001/, without(CSS)],
  [
    'a picture of another type than it says',
    /OPF-029|PKG-02\d/,
    at(OPF, 'media-type="image/png"', 'media-type="image/jpeg"'),
  ],
  [
    'a document of the spine that nobody lists',
    /RSC-005|OPF-049/,
    at(OPF, '</spine>', '<itemref idref="none"/></spine>'),
  ],
  [
    'a file listed twice',
    /OPF-074/,
    at(OPF, '</manifest>', '<item id="again" href="style.css" media-type="text/css"/></manifest>'),
  ],
  [
    'contents out of the reading order',
    /NAV-011/,
    at(NAV, /(<nav id="toc"[\s\S]*?<ol>)(<li>[\s\S]*?<\/li>)(<li>[\s\S]*?<\/li>)<\/ol>/, '$1$3$2</ol>'),
  ],
  ['no contents', /RSC-005/, at(NAV, 'epub:type="toc" aria', 'epub:type="lot" aria')],
  ['a page of the list that is not there', /RSC-012/, at(NAV, '#page-2"', '#page-2000"')],
  [
    'an identifier of its own in the NCX',
    /NCX-001/,
    at('OEBPS/toc.ncx', /content="urn:uuid:[^"]*"/, 'content="urn:uuid:0"'),
  ],
  ['a style sheet that is none', /CSS-008/, at(CSS, /^/, 'p { color: }}} ')],
  ['a font that is not there', /RSC-007|RSC-001/, at(CSS, /url\([^)]*\)/, 'url(fonts/none.ttf)')],
  ['no container', /RSC-002/, without('META-INF/container.xml')],
  ['a media type that is none', /PKG-007/, at('mimetype', 'epub', 'epbu')],
  ['the media type not in the first place', /PKG-00[56]/, (files) => files, 'mimetype last'],
]

/** Faults that EPUBCheck lets pass, and epubcheck-ts must find. */
export const containerFaults = [
  ['a compressed media type', /PKG-/, (files) => files, 'mimetype deflated'],
  ['an id twice', /RSC-005/, at(CHAPTER, '</body>', '<p id="twice">a</p><p id="twice">b</p></body>')],
]

/** Faults of accessibility, which only Ace must find. */
export const accessFaults = [
  ['a picture without a text', /image-alt/, at('OEBPS/cover.xhtml', / alt="[^"]*"/, '')],
  [
    'no features told',
    /accessibilityFeature|metadata/,
    at(OPF, /<meta property="schema:accessibilityFeature">[^<]*<\/meta>/g, ''),
  ],
  ['no modes told', /accessMode|metadata/, at(OPF, /<meta property="schema:accessMode">[^<]*<\/meta>/g, '')],
  ['no language of a document', /lang/, at(CHAPTER, / lang="[^"]*" xml:lang="[^"]*"/, '')],
  ['a type without a role', /role/, at(CHAPTER, / role="doc-pagebreak"/g, '')],
  ['a level of headings left out', /heading/, at(CHAPTER, '</body>', '<h5>deep</h5></body>')],
]

/** Faults that show in a reader. */
export const readerFaults = [
  ['a font that is broken', /fonts: /, (files) => changedAll(files, /\.(ttf|otf)$/, (bytes) => bytes.fill(0, 0, 64))],
  [
    'the other direction of pages',
    /direction/,
    at(OPF, 'page-progression-direction="ltr"', 'page-progression-direction="rtl"'),
  ],
  ['no list of pages', /pages listed/, at(NAV, /<nav id="page-list"[\s\S]*?<\/nav>/, '')],
  [
    'a table wider than the page',
    /wider than the page/,
    // Only a book with a table has a place for it.
    (files) =>
      at(CSS, 'overflow-wrap:anywhere}', 'min-width:30em}')(at(CHAPTER, '<table ', '<table class="wide" ')(files)),
  ],
  ['letters of the day at night', /colours at night/, at(CSS, /$/, 'p{color:#222}')],
  ['an empty chapter', /letters/, at(CHAPTER, /<body([^>]*)>[\s\S]*<\/body>/, '<body$1><p>-</p></body>')],
]

/** The faults as the referees take them: `spoil(from, to)` writes the copy. */
export function asFaults(rows) {
  return rows.map(([name, finds, change, order]) => ({
    name,
    finds,
    spoil(from, to) {
      const { mimetype, ...others } = change(unzipSync(readFileSync(from)))
      const first = { mimetype: [mimetype, { level: order === 'mimetype deflated' ? 9 : 0 }] }
      writeFileSync(to, zipSync(order === 'mimetype last' ? { ...others, ...first } : { ...first, ...others }))
    },
  }))
}

function at(path, search, replacement) {
  return (files) => {
    if (files[path] === undefined) throw new Error(`no ${path} to put a fault in`)
    const text = strFromU8(files[path])
    const changed = text.replace(search, replacement)
    if (changed === text) throw new Error(`the place ${search} for a fault is not in ${path}`)
    return { ...files, [path]: strToU8(changed) }
  }
}

function without(path) {
  return (files) => {
    if (files[path] === undefined) throw new Error(`no ${path} to leave out`)
    return Object.fromEntries(Object.entries(files).filter(([name]) => name !== path))
  }
}

function changedAll(files, pattern, change) {
  const names = Object.keys(files).filter((name) => pattern.test(name))
  if (names.length === 0) throw new Error(`no file ${pattern} to put a fault in`)
  return { ...files, ...Object.fromEntries(names.map((name) => [name, change(files[name])])) }
}
