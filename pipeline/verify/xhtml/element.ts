/** An element of a finished HTML or XHTML document, as far as verification cares. Names are lower case. */
export interface MarkupElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly MarkupNode[]
}
export type MarkupNode = MarkupElement | string

/** The attributes of an element that has none: most elements of a book. */
export const noAttributes: MarkupElement['attributes'] = new Map()

/** All elements below and including `root` for which `isWanted` holds, in document order. */
export function findAll(root: MarkupElement, isWanted: (element: MarkupElement) => boolean): readonly MarkupElement[] {
  const found: MarkupElement[] = []
  const stack: MarkupElement[] = [root]
  for (let element = stack.pop(); element; element = stack.pop()) {
    if (isWanted(element)) found.push(element)
    for (const child of element.children.toReversed()) if (typeof child !== 'string') stack.push(child)
  }
  return found
}

/** The first element of a name. */
export function findFirst(root: MarkupElement, name: string): MarkupElement | undefined {
  return findAll(root, (element) => element.name === name)[0]
}

/** The ids of a document. */
export function idsOf(root: MarkupElement): ReadonlySet<string> {
  return new Set(
    findAll(root, ({ attributes }) => attributes.has('id')).map(({ attributes }) => attributes.get('id') ?? ''),
  )
}

/** Text of an element, white space folded. */
export function textOf(element: MarkupElement): string {
  const parts: string[] = []
  const add = (node: MarkupNode) => (typeof node === 'string' ? parts.push(node) : node.children.forEach(add))
  add(element)
  return parts
    .join('')
    .replaceAll(/[ \t\n\r\f]+/g, ' ')
    .trim()
}

/** Whether a token stands in the role attribute. */
export function hasRole(element: MarkupElement, role: string): boolean {
  return (element.attributes.get('role') ?? '').split(/\s+/).includes(role)
}
