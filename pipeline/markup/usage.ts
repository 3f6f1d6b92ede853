import type { Nodes } from 'hast'
import type { FontUsage } from '../font/embed.ts'
import type { Face, FontRequest } from '../font/types.ts'

/** Elements that the style sheets of html/ and epub/ set bold, italic or in the mono face. */
const bold = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'b', 'strong', 'th', 'dt'])
const italic = new Set(['em', 'i', 'cite', 'dfn', 'var'])
const mono = new Set(['code', 'kbd', 'pre', 'samp'])
/** Elements whose text is not shown. */
const unseen = new Set(['head', 'script', 'style', 'template', 'title'])

/** Font request of an element inside one with the request `outer`. */
function requestIn(outer: FontRequest, tagName: string, lang: unknown): FontRequest {
  const face: Face = mono.has(tagName) ? 'mono' : outer.face
  return {
    face,
    weight: bold.has(tagName) ? 700 : outer.weight,
    italic: outer.italic || italic.has(tagName),
    lang: typeof lang === 'string' && lang !== '' ? lang : outer.lang,
  }
}

/**
 * The text of finished markup by font request, for `embeddedFaces`: face, weight and style follow the elements, the
 * language follows `lang`. Requests come in the order of their first use, but those of `lang`, the language of the
 * document, come first. Text of one request is joined with line feeds, which no font has to show.
 */
export function collectUsage(nodes: readonly Nodes[], lang: string): readonly FontUsage[] {
  const found = new Map<string, { readonly request: FontRequest; readonly texts: string[] }>()
  const walk = (node: Nodes, request: FontRequest): void => {
    if (node.type === 'text') {
      const key = [request.face, request.weight, request.italic, request.lang].join(' ')
      const entry = found.get(key) ?? { request, texts: [] }
      entry.texts.push(node.value)
      found.set(key, entry)
    } else if (node.type === 'root') {
      for (const child of node.children) walk(child, request)
    } else if (node.type === 'element' && !unseen.has(node.tagName)) {
      const inner = requestIn(request, node.tagName, node.properties.lang ?? node.properties.xmlLang)
      for (const child of node.children) walk(child, inner)
    }
  }
  for (const node of nodes) walk(node, { face: 'serif', weight: 400, italic: false, lang })
  const usage = [...found.values()].map(({ request, texts }) => ({ request, text: texts.join('\n') }))
  return [
    ...usage.filter(({ request }) => request.lang === lang),
    ...usage.filter(({ request }) => request.lang !== lang),
  ]
}
