/** A link to another article, taken apart; undefined when the address is of another kind. */
export function readArticleLink(
  url: string,
): { readonly name: string; readonly fragment: string | undefined } | undefined {
  if (!url.startsWith('article:')) return undefined
  const rest = url.slice('article:'.length)
  const hash = rest.indexOf('#')
  return hash < 0 ? { name: rest, fragment: undefined } : { name: rest.slice(0, hash), fragment: rest.slice(hash + 1) }
}
