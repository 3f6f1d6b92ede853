import type { PageDesign } from '../../config/types.ts'
import { diagnose } from '../../diagnostic/codes.ts'
import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import type { ContentsEntry, Edition } from '../../edition/types.ts'
import type { Font, FontLibrary } from '../../font/types.ts'
import { languageOf } from '../../language/language.ts'
import type { Block, ListItem, TableRow } from '../../tree/nodes.ts'
import type { Item, Layout, OutlineEntry } from '../display/types.ts'
import { pagePictures } from '../drawing/pictures.ts'
import { setBlocks } from './blocks.ts'
import { reportGaps } from './coverage.ts'
import { pageFurniture } from './furniture.ts'
import { amendFirst, type Strip } from './galley.ts'
import { lineSettings } from './line-settings.ts'
import { markerSpan } from './list.ts'
import { startFootnotes, type Footnotes } from './notes.ts'
import { setOpening } from './opening.ts'
import { buildPages, sheetOf } from './pages.ts'
import { startStructure } from './structure.ts'
import { bodyStyle, type Flow, type TextStyle } from './style.ts'
import type { LineSetter, Typesetter } from './typesetter.ts'

/** `layoutEdition` with the line setter as an argument, so that pages can be tried with plainer lines. */
export function layoutWith(
  edition: Edition,
  design: PageDesign,
  fonts: FontLibrary,
  lines: LineSetter,
  diagnostics: Diagnostic[],
): Layout {
  const language = languageOf(edition.locale)
  const style = bodyStyle(language, design.fontSize, fonts)
  const sheet = sheetOf(design, style.leading, edition.dir)
  const structure = startStructure()
  const document = structure.add('Document', undefined, { lang: edition.locale })
  const typesetter: Typesetter = {
    structure,
    edition,
    fonts,
    diagnostics,
    lines,
    lineSettings: lineSettings(design),
    hyphenRow: 0,
    textHeight: sheet.textHeight,
    notes: new Map(edition.notes.map((note) => [note.identifier, note])),
    calls: new Map(),
    called: [],
    targets: targetsOf(edition),
    unlinked: new Set(),
    waiting: [],
    setBlocks: (blocks, around, sequence) => setBlocks(blocks, around, typesetter, sequence),
    setCalledNotes: (around) => footnotes.setCalled(around),
    enter: (around, block) => enter(around, block, design.fontSize, fonts),
  }
  const flow: Flow = {
    language,
    lang: edition.locale,
    dir: edition.dir,
    left: 0,
    width: sheet.textWidth,
    style,
    grid: style.leading,
    parent: document,
    lists: 0,
    isMain: true,
  }
  const footnotes = startFootnotes(flow, typesetter)
  const strips = setEdition(edition, flow, typesetter, footnotes)
  diagnostics.push(...[...typesetter.unlinked].map((name) => unlinked(name, edition)))
  const heads = { left: edition.metadata.publication, right: edition.metadata.title }
  const furniture = pageFurniture(heads, flow, typesetter)
  const digits = (value: number): string => edition.furniture.digits(value)
  reportGaps([markerSpan([...Array(10).keys()].map(digits).join(''), flow, 0)], flow.lang, undefined, typesetter)
  const { pages, destinations, pageMap } = buildPages(strips, footnotes.strips, sheet, furniture, digits, structure)
  const { title, authors, description, keywords, date, modified, identifiers } = edition.metadata
  const notes = [...footnotes.strips.values()].flat()
  const folios = pageMap.flatMap((entry) => furniture.folio(entry.label, true))
  return {
    pages,
    structure: structure.elements,
    outline: outlineOf(edition),
    destinations,
    fonts: fontsOf(
      [
        ...strips.flatMap(allItems),
        ...notes.flatMap(allItems),
        ...furniture.head(true),
        ...furniture.head(false),
        ...folios,
      ],
      fonts,
    ),
    pageMap,
    pictures: pagePictures(edition, fonts, (spans, style) => lines.setLine(spans, style, fonts).value, diagnostics),
    metadata: {
      title,
      lang: edition.locale,
      rtl: edition.dir === 'rtl',
      authors,
      description,
      keywords,
      ...(date !== undefined && { date }),
      ...(modified !== undefined && { modified }),
      identifier: identifiers.pdf,
    },
  }
}

function unlinked(name: string, edition: Edition): Diagnostic {
  const message = `the PDF cannot link to the article "${name}": its text stands without a link`
  const place = { file: `content/${edition.article}`, locale: edition.locale }
  const hint = 'add "url: https://…/" to publication.yaml, the address where the editions will be'
  return diagnose('typeset/article-link', message, place, [hint])
}

function setEdition(edition: Edition, flow: Flow, typesetter: Typesetter, footnotes: Footnotes): readonly Strip[] {
  const [title, ...rest] = edition.root.children
  const strips = [
    ...(title === undefined ? [] : setBlocks([title], flow, typesetter)),
    ...setOpening(edition, flow, typesetter),
    // A title alone on its page is the last resort.
    ...amendFirst(setBlocks(rest, flow, typesetter), { breakCost: 50 }),
  ]
  footnotes.setUncalled()
  const last = strips.at(-1)
  // Targets of empty blocks at the very end: the last strip is as near as can be.
  if (last !== undefined && typesetter.waiting.length > 0)
    strips[strips.length - 1] = { ...last, anchors: [...last.anchors, ...typesetter.waiting] }
  return strips
}

/** The flow inside a block of another language or direction: its script's type size, leading, indent and hyphenation. */
function enter(
  flow: Flow,
  block: { readonly lang?: string; readonly dir?: Flow['dir'] },
  fontSize: number,
  fonts: FontLibrary,
): Flow {
  const dir = block.dir ?? flow.dir
  if (block.lang === undefined || block.lang === flow.lang) return dir === flow.dir ? flow : { ...flow, dir }
  const language = languageOf(block.lang)
  const from = bodyStyle(flow.language, fontSize, fonts)
  const to = bodyStyle(language, fontSize, fonts)
  const { style } = flow
  const own: TextStyle = {
    ...style,
    size: (style.size * to.size) / from.size,
    leading: Math.round(((style.leading * to.leading) / from.leading) * 4) / 4,
    align: style.align === from.align ? to.align : style.align,
    indent: style.indent === 0 ? 0 : to.indent,
    indentsFirst: to.indentsFirst,
    hyphenate: to.hyphenate && (style.hyphenate || !from.hyphenate),
  }
  return { ...flow, language, lang: block.lang, dir, style: own }
}

/** Names that a link inside the file can have: the ids of all blocks and notes. */
function targetsOf(edition: Edition): ReadonlySet<string> {
  const names = new Set<string>()
  type Node = Block | ListItem | TableRow | { readonly id?: string }
  const visit = (node: Node): void => {
    if (node.id !== undefined) names.add(node.id)
    if (!('type' in node)) return
    if (node.type === 'figure' && node.caption?.id !== undefined) names.add(node.caption.id)
    if (node.type === 'blockquote' || node.type === 'list' || node.type === 'listItem' || node.type === 'table')
      node.children.forEach(visit)
    if (node.type === 'tableRow') node.children.forEach(visit)
  }
  edition.root.children.forEach(visit)
  for (const note of edition.notes) {
    names.add(note.id)
    note.children.forEach(visit)
  }
  return names
}

function outlineOf(edition: Edition): readonly OutlineEntry[] {
  const entry = ({ id, label, children }: ContentsEntry): OutlineEntry => ({
    label,
    destination: id,
    children: children.map(entry),
  })
  const sections = edition.contents.map(entry)
  const title = edition.title.id
  if (title === undefined) return sections
  return [{ label: edition.metadata.title, destination: title, children: sections }]
}

function allItems(strip: Strip): readonly Item[] {
  return [...strip.items, ...strip.artifacts.flatMap((artifact) => artifact.items)]
}

function fontsOf(items: readonly Item[], library: FontLibrary): ReadonlyMap<string, Font> {
  const fonts = new Map<string, Font>()
  for (const item of items)
    if (item.kind === 'glyphs' && !fonts.has(item.font)) fonts.set(item.font, library.byId(item.font))
  return fonts
}
