import type { Frame, PageBlock } from './blocks.ts'
import type { Verdict } from './classify.ts'
import { attribute, elementsIn, foldedText, isElement, type PageElement, type PageNode } from './parse.ts'

/** Notes of a page: links with a short mark to a place further down, which links back or begins with the same mark. */
export interface PageNotes {
  /** `#address` → name of the note. */
  readonly names: ReadonlyMap<string, string>
  readonly backlinks: ReadonlySet<string>
  /** Blocks with the note as their innermost frame. */
  readonly blocks: readonly PageBlock[]
}

const mark = /^[[({]?(?:\p{Nd}{1,3}|[*†‡§]{1,3}|[a-z]|[ivx]{1,5})[\])}]?$/iu

/** Find notes among the blocks of the article. */
export function notesOf(body: PageElement, blocks: readonly PageBlock[], verdicts: readonly Verdict[]): PageNotes {
  const calls = new Map<string, string>()
  const kept = blocks.filter((_, index) => verdicts[index]!.rule === undefined)
  for (const block of kept)
    for (const link of linksIn(block.nodes)) {
      const href = attribute(link, 'href') ?? ''
      if (href.length > 1 && href.startsWith('#') && !calls.has(href) && mark.test(foldedText(link)))
        calls.set(href, foldedText(link))
    }
  if (calls.size === 0) return { names: new Map(), backlinks: new Set(), blocks }
  const byId = new Map<string, PageElement>()
  for (const element of elementsIn(body)) {
    const id = attribute(element, 'id') ?? (element.tagName === 'a' ? attribute(element, 'name') : undefined)
    if (id !== undefined && calls.has(`#${id}`) && !byId.has(`#${id}`)) byId.set(`#${id}`, element)
  }
  const homes = new Map<PageElement, string>()
  for (const [href, element] of byId) {
    // The place may be an anchor inside the paragraph of the note.
    let home = element
    for (let up = home; up.tagName === 'a' || up.tagName === 'span' || up.tagName === 'sup' || up.tagName === 'b';) {
      if (!up.parentNode || !('tagName' in up.parentNode)) break
      home = up = up.parentNode
    }
    if (/^(?:li|p|dd|div|aside)$/u.test(home.tagName) && !homes.has(home)) homes.set(home, href)
  }
  const names = new Map<string, string>()
  const backlinks = new Set<string>()
  const noted = blocks.map((block, index) => {
    if (verdicts[index]!.rule !== undefined) return block
    const home = homeOf(block, homes)
    if (home === undefined) return block
    const href = homes.get(home)!
    // A place that is called from within itself, or holds a third of the text, is no note.
    const callsItself = linksIn(block.nodes).some((link) => attribute(link, 'href') === href)
    if (callsItself || block.letters > 3000) return block
    if (!names.has(href)) names.set(href, String(names.size + 1))
    for (const link of linksIn(block.nodes)) {
      const back = attribute(link, 'href') ?? ''
      if (back.startsWith('#') && foldedText(link).length < 4) backlinks.add(back)
    }
    const frame: Frame = { kind: 'note', ordered: false, number: Number(names.get(href)), element: home }
    return { ...block, frames: [frame] }
  })
  for (const href of names.keys()) backlinks.delete(href)
  return { names, backlinks, blocks: noted }
}

function homeOf(block: PageBlock, homes: ReadonlyMap<PageElement, string>): PageElement | undefined {
  let at: PageElement | undefined = block.parent
  for (let step = 0; at && step < 5; step++) {
    if (homes.has(at)) return at
    at = at.parentNode && 'tagName' in at.parentNode ? at.parentNode : undefined
  }
  return undefined
}

function linksIn(nodes: readonly PageNode[]): readonly PageElement[] {
  return nodes.filter(isElement).flatMap((node) => [...elementsIn(node)].filter((element) => element.tagName === 'a'))
}
