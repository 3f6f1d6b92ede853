import { counted } from '../diagnostic/counted.ts'
import { nearest } from '../diagnostic/nearest.ts'
import { diagnose } from '../diagnostic/codes.ts'
import type { Diagnostic, Outcome, Place } from '../diagnostic/diagnostic.ts'
import type { Coverage, SegmentState } from '../edition/types.ts'
import { canonicalLocale, directionOf } from '../language/language.ts'
import { normaliseInline } from '../tree/inline.ts'
import type { Article, Block, FrontMatter, Image, Inline, PhrasingBlock, Root } from '../tree/nodes.ts'
import { foldText, inlineText } from '../tree/text.ts'
import { chainFor } from './chain.ts'
import type { DrawnText } from './drawing.ts'
import { withCatalogs, type Lookup } from './engine.ts'
import {
  attributeNaming,
  drawingIds,
  frontValues,
  headingText,
  imageAttributes,
  linkTitle,
  segmentsOf,
  withFrontValues,
} from './segments.ts'
import { defaultPolicy, ships, stateOf, type StatePolicy } from './state.ts'
import { placeableProblem, sayQuantities } from './quantities.ts'
import { decode, encode, escapeText } from './tokens.ts'
import type { Catalog, Segment, SegmentReport, StateFile } from './types.ts'
import { hasWords } from './wording.ts'

/** What is known of one article in one language. */
export interface LocaleFiles {
  readonly catalog: Catalog
  /** Where the targets stand, for messages. */
  readonly places?: ReadonlyMap<string, Place>
  readonly states?: StateFile
  /** What of this language readers may see, also where it stands in for another. */
  readonly policy?: Partial<StatePolicy>
}

export interface LocaliseOptions {
  /** Fallback chains of publication.yaml. */
  readonly fallback?: Readonly<Record<string, readonly string[]>>
  /** Files by locale, of all locales that any chain names. */
  readonly files: ReadonlyMap<string, LocaleFiles>
  /** Names and terms that stay as they are in every language. */
  readonly names?: readonly string[]
}

/** An article as a locale says it. */
export interface Localised {
  /** Blocks and pictures whose text is in another language than the locale's carry lang and dir. */
  readonly root: Root
  readonly title: string
  /** Language of the title when it is not the locale's. */
  readonly titleLang?: string
  readonly frontMatter: FrontMatter
  /** One report per segment: front matter first, then document order. */
  readonly segments: readonly SegmentReport[]
  readonly coverage: Coverage
  /** Words of the drawings in this locale, by the address of the picture. */
  readonly drawings?: ReadonlyMap<string, readonly DrawnText[]>
  /** Newest `at` of the states of all targets that are shown, as it was written. */
  readonly modifiedAt?: string
}

interface Shown {
  readonly nodes: readonly Inline[]
  readonly language: string
}

/** What the walk over one article in one locale knows and gathers. */
interface Walk {
  readonly locale: string
  readonly source: string
  readonly chain: readonly string[]
  readonly files: ReadonlyMap<string, LocaleFiles>
  readonly names: readonly string[]
  readonly lookup: Lookup
  readonly segments: ReadonlyMap<string, Segment>
  readonly reports: Map<string, SegmentReport>
  readonly diagnostics: Diagnostic[]
  modifiedAt: string | undefined
}

/**
 * Say an article in a locale: each segment in the first language of the chain that has a target which may be shown, at last in
 * the source language. Targets are put into the tree, never into Markdown; one that breaks its tokens is refused.
 */
export function localise(article: Article, locale: string, options: LocaliseOptions): Outcome<Localised> {
  const wanted = canonicalLocale(locale) ?? locale
  const source = canonicalLocale(article.lang) ?? article.lang
  const chain = chainFor(wanted, options.fallback, source)
  const asked = chain.filter((language) => language !== source && options.files.has(language))
  const catalogs = new Map(asked.map((language) => [language, options.files.get(language)?.catalog ?? new Map()]))
  return withCatalogs(catalogs, (lookup) => {
    const segments = segmentsOf(article)
    const walk: Walk = {
      locale: wanted,
      source,
      chain,
      files: options.files,
      names: options.names ?? [],
      lookup,
      segments: new Map(segments.map((segment) => [segment.id, segment])),
      reports: new Map(),
      diagnostics: [],
      modifiedAt: undefined,
    }
    const front = new Map<string, string>()
    for (const [id, text] of frontValues(article)) front.set(id, showText(id, text, source, walk).text)
    const children = article.root.children.map((block) => sayBlock(block, source, walk))
    const root: Root = { type: 'root', children }
    const drawings = new Map(
      [...drawingIds(article)].map(([url, ids]) => {
        const texts = article.drawings?.get(url) ?? []
        return [url, ids.map((id, index) => drawnText(id, texts[index] ?? '', walk))]
      }),
    )
    const reports = segments.flatMap((segment) => walk.reports.get(segment.id) ?? [])
    const heading = children[0]
    const titleLang = front.has('@title')
      ? walk.reports.get('@title')?.shown
      : heading?.type === 'heading'
        ? (heading.lang ?? wanted)
        : wanted
    const title = front.get('@title') ?? headingText(root) ?? article.title
    // A title of front matter that is the h1 follows it.
    if (article.frontMatter.title !== undefined) front.set('@title', title)
    const value: Localised = {
      root,
      title,
      ...(titleLang !== undefined && titleLang !== wanted && { titleLang }),
      frontMatter: withFrontValues(article.frontMatter, front),
      segments: reports,
      coverage: coverageOf(reports, wanted),
      ...(drawings.size > 0 && { drawings }),
      ...(walk.modifiedAt !== undefined && { modifiedAt: walk.modifiedAt }),
    }
    return { value, diagnostics: [...walk.diagnostics, ...summary(article.name, reports, walk)] }
  })
}

function sayBlock(block: Block, language: string, walk: Walk): Block {
  const spoken = block.lang ?? language
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return sayPhrasing(block, language, walk)
    case 'notice':
    case 'thematicBreak':
    case 'code':
      return block
    case 'blockquote':
    case 'footnoteDefinition': {
      const { lang: _lang, dir: _dir, ...rest } = block
      return { ...rest, children: block.children.map((child) => sayBlock(child, spoken, walk)) }
    }
    case 'list': {
      const { lang: _lang, dir: _dir, ...rest } = block
      const children = block.children.map((item) => {
        const { lang, dir: _itemDir, ...bare } = item
        return { ...bare, children: item.children.map((child) => sayBlock(child, lang ?? spoken, walk)) }
      })
      return { ...rest, children }
    }
    case 'table': {
      const { lang: _lang, dir: _dir, ...rest } = block
      const children = block.children.map((row) => {
        const { lang, dir: _rowDir, ...bare } = row
        return { ...bare, children: row.children.map((cell) => sayPhrasing(cell, lang ?? spoken, walk)) }
      })
      return { ...rest, children }
    }
    case 'figure': {
      const { lang: _lang, dir: _dir, caption, ...rest } = block
      const image = sayImage(block.image, spoken, attributeNaming(block.id ?? ''), walk)
      if (caption === undefined) return { ...rest, image }
      return { ...rest, image, caption: sayPhrasing(caption, spoken, walk) }
    }
  }
}

function sayPhrasing<Phrasing extends PhrasingBlock>(block: Phrasing, language: string, walk: Walk): Phrasing {
  const { lang, dir: _dir, ...rest } = block
  const spoken = lang ?? language
  const id = block.id ?? ''
  const name = attributeNaming(id)
  const children = block.children.map((node) => sayAttributes(node, spoken, name, walk))
  const segment = walk.segments.get(id)
  const shown = segment === undefined ? { nodes: children, language: spoken } : show(segment, children, spoken, walk)
  const marked = segment === undefined && spoken === walk.source ? {} : languageMarks(shown.language, walk)
  return { ...rest, ...marked, children: shown.nodes } as unknown as Phrasing
}

/** lang and dir for what is not in the locale's language. */
function languageMarks(language: string, walk: Walk) {
  return language === walk.locale ? {} : { lang: language, dir: directionOf(language) }
}

function sayAttributes(node: Inline, language: string, name: ReturnType<typeof attributeNaming>, walk: Walk): Inline {
  if (node.type === 'image') return sayImage(node, node.lang ?? language, name, walk)
  if (!('children' in node)) return node
  const spoken = node.lang ?? language
  // The title before the children: ids are numbered in document order.
  const id = node.type === 'link' ? linkTitle(node, name) : undefined
  const title = id === undefined || node.type !== 'link' ? undefined : showText(id, node.title ?? '', spoken, walk).text
  const children = node.children.map((child) => sayAttributes(child, spoken, name, walk))
  return title === undefined ? { ...node, children } : ({ ...node, title, children } as Inline)
}

function sayImage(image: Image, language: string, name: ReturnType<typeof attributeNaming>, walk: Walk): Image {
  let said: Image = image
  for (const [id, text] of imageAttributes(image, name)) {
    const shown = showText(id, text, image.lang ?? language, walk)
    if (/\.alt(?:-\d+)?$/u.test(id)) {
      const { lang: _lang, dir: _dir, ...rest } = said
      said = { ...rest, alt: shown.text, ...languageMarks(shown.language, walk) }
    } else said = { ...said, title: shown.text }
  }
  return said
}

/** The same for a segment that is plain text. */
function showText(id: string, text: string, language: string, walk: Walk) {
  const segment = walk.segments.get(id) ?? { id, kind: '', text: escapeText(text), hash: '' }
  const { nodes, language: shown } = show(segment, [{ type: 'text', value: text }], language, walk)
  return { text: foldText(inlineText(nodes)), language: shown }
}

function drawnText(id: string, text: string, walk: Walk): DrawnText {
  const segment = walk.segments.get(id)
  const said = showText(id, text, walk.source, walk)
  const isForeign = said.language !== walk.locale && segment !== undefined && hasWords(segment, walk.names)
  return { text: said.text, ...(isForeign && { lang: said.language }) }
}

/** Find what to show of a segment, and report it. `nodes` is the source, `language` what it is in. */
function show(segment: Segment, nodes: readonly Inline[], language: string, walk: Walk): Shown {
  const { slots } = encode(nodes)
  const wordless = !hasWords(segment, walk.names)
  let own: SegmentState | undefined
  let found: Shown | undefined
  for (const candidate of walk.chain) {
    // Figures are in no language: they are written as the locale has them, or as the source has them.
    if (candidate === walk.source || (wordless && candidate !== walk.locale)) break
    const files = walk.files.get(candidate)
    const target = walk.lookup(segment.id, candidate)
    const record =
      files?.states !== undefined && Object.hasOwn(files.states, segment.id) ? files.states[segment.id] : undefined
    let state = stateOf(segment, target, record, { source: walk.source, locale: candidate, names: walk.names })
    if (target !== undefined && state !== 'new') {
      const { vars } = segment
      const unfilled = vars === undefined ? undefined : placeableProblem(target, vars)
      const said = vars === undefined ? target : walk.lookup(segment.id, candidate, sayQuantities(vars, candidate))
      const decoded = unfilled === undefined ? decode(said ?? target, slots) : { problem: unfilled }
      if ('problem' in decoded) {
        state = 'invalid'
        if (candidate === walk.locale) walk.diagnostics.push(broken(segment, decoded.problem, candidate, files))
      } else if (found === undefined && ships(state, policyOf(files))) {
        if (decoded.changedCode.length > 0 && candidate === walk.locale) {
          walk.diagnostics.push(codeChanged(segment, decoded.changedCode, candidate, files))
        }
        found = { nodes: normaliseInline(decoded.nodes), language: candidate }
        if (record?.at !== undefined) walk.modifiedAt = newest(walk.modifiedAt, record.at)
      }
    }
    if (candidate === walk.locale) own = state
    if (found !== undefined) break
  }
  const shown = found ?? { nodes, language }
  const state = walk.locale === walk.source ? 'source' : (own ?? 'new')
  walk.reports.set(segment.id, { id: segment.id, state, shown: shown.language, ...(wordless && { wordless }) })
  return shown
}

function policyOf(files: LocaleFiles | undefined): StatePolicy {
  return { ...defaultPolicy, ...files?.policy }
}

function newest(a: string | undefined, b: string): string {
  return a === undefined || Date.parse(b) > Date.parse(a) ? b : a
}

function broken(segment: Segment, problem: string, locale: string, files: LocaleFiles | undefined): Diagnostic {
  const hints = [`write every token of the source once: ${segment.text}`]
  const message = `the target of '${segment.id}' cannot be used: ${problem}; another language is shown`
  return diagnose('localise/broken-target', message, placeOf(segment, locale, files), hints)
}

function codeChanged(segment: Segment, tokens: readonly number[], locale: string, files: LocaleFiles | undefined) {
  const names = tokens.map((number) => `<${number}>`).join(', ')
  const message = `the target of '${segment.id}' changes code (${names}); the code of the source is shown`
  const hints = ['leave what stands between these tokens as it is in the source']
  return diagnose('localise/changed-code', message, placeOf(segment, locale, files), hints)
}

function placeOf(segment: Segment, locale: string, files: LocaleFiles | undefined): Place {
  return { ...files?.places?.get(segment.id), segment: segment.id, locale }
}

function coverageOf(all: readonly SegmentReport[], locale: string): Coverage {
  const reports = all.filter(({ wordless }) => wordless !== true)
  const states: Partial<Record<SegmentState, number>> = {}
  for (const { state } of reports) states[state] = (states[state] ?? 0) + 1
  return { total: reports.length, own: reports.filter((report) => report.shown === locale).length, states }
}

/** One line for what is not translated, one for what is out of date, one for targets that nothing asks for. */
function summary(article: string, reports: readonly SegmentReport[], walk: Walk): readonly Diagnostic[] {
  if (walk.locale === walk.source) return []
  const file = `locales/${walk.locale}/${article}.json`
  const of = (states: readonly SegmentState[]) => reports.filter((report) => states.includes(report.state))
  const lines: Diagnostic[] = []
  const add = (
    code: 'localise/missing' | 'localise/stale' | 'localise/unknown-segment',
    ids: readonly string[],
    [one, many]: readonly [string, string],
    hint: string,
  ) => {
    if (ids.length === 0) return
    const named = ids.slice(0, 3).join(', ') + (ids.length > 3 ? ', …' : '')
    lines.push(diagnose(code, `${counted(ids.length, one, many)}: ${named}`, { file, locale: walk.locale }, [hint]))
  }
  const ids = (list: readonly SegmentReport[]) => list.map((report) => report.id)
  const own = walk.files.get(walk.locale)?.catalog
  const isSaid = ({ id }: SegmentReport) => (own?.get(id)?.trim() ?? '') !== ''
  const untranslated = of(['new']).filter(({ wordless }) => wordless !== true)
  add(
    'localise/missing',
    ids(untranslated.filter((report) => !isSaid(report))),
    ['segment has no target', 'segments have no target'],
    'add them to the catalog, or leave it to the chain',
  )
  add(
    'localise/missing',
    ids(untranslated.filter(isSaid)),
    ['target is the text of the source and counts as none', 'targets are the text of the source and count as none'],
    `translate them; for what stays as it is write "s": "reviewed" into locales/${walk.locale}/${article}.state.json, or a term with "dnt": true into locales/terms.json`,
  )
  if (policyOf(walk.files.get(walk.locale)).draft === 'fallback') {
    add(
      'localise/missing',
      ids(of(['draft'])),
      ['draft is not shown to readers', 'drafts are not shown to readers'],
      `look at them and write "s": "translated" or "reviewed" into locales/${walk.locale}/${article}.state.json, or import them approved`,
    )
  }
  const stale = of(['stale:minor', 'stale:major', 'stale:facts'])
  add(
    'localise/stale',
    ids(stale),
    ['target is older than its source', 'targets are older than their source'],
    'translate them anew, then run "stemma extract"',
  )
  const unknown = [...(own?.keys() ?? [])].filter((id) => !walk.segments.has(id))
  const meant = unknown.flatMap((id) => {
    const open = nearest(id, ids(of(['new'])))
    return open === undefined ? [] : [`'${id}' may be meant for '${open}'`]
  })
  add(
    'localise/unknown-segment',
    unknown,
    ['target belongs to no segment', 'targets belong to no segment'],
    [...meant.slice(0, 3), 'remove them, or look for the id that they had'].join('; '),
  )
  return lines
}
