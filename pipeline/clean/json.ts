/** A JSON value with the offset at which it starts. */
export type JsonValue =
  | { readonly kind: 'object'; readonly members: ReadonlyMap<string, JsonValue>; readonly at: number }
  | { readonly kind: 'array'; readonly items: readonly JsonValue[]; readonly at: number }
  | { readonly kind: 'string'; readonly value: string; readonly at: number }
  | { readonly kind: 'number'; readonly value: number; readonly at: number }
  | { readonly kind: 'word'; readonly value: 'true' | 'false' | 'null'; readonly at: number }

/** Deeper nesting than any file of ours has; bounds the recursion. */
const maximumDepth = 20

const space = /[ \t\r\n]*/y
const literal = /(?:true|false|null)\b/y
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y

/** Read JSON (RFC 8259) with places; a byte order mark is skipped. The first fault is reported and ends the reading. */
export function readJson(
  text: string,
  report: (message: string, at: number, hint: string) => void,
): JsonValue | undefined {
  let at = text.startsWith('\ufeff') ? 1 : 0
  let isBroken = false
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0]
    if (found !== undefined) at += found.length
    return found
  }
  const fail = (wanted: string): undefined => {
    if (!isBroken) {
      const seen = at < text.length ? `“${text.slice(at, at + 12).replaceAll(/\s+/gu, ' ')}”` : 'the end of the file'
      report(
        `no valid JSON: ${wanted} expected, but there is ${seen}`,
        at,
        'mind commas and quotation marks; JSON has no comments',
      )
    }
    isBroken = true
    return undefined
  }
  const value = (depth: number): JsonValue | undefined => {
    take(space)
    const start = at
    const sign = text.charAt(at)
    if (depth > maximumDepth) return fail('less nesting')
    if (sign === '{') return object(start, depth)
    if (sign === '[') return array(start, depth)
    const quoted = take(string)
    if (quoted !== undefined) return { kind: 'string', value: JSON.parse(quoted) as string, at: start }
    const digits = take(number)
    if (digits !== undefined && digits !== '') return { kind: 'number', value: Number(digits), at: start }
    const word = take(literal)
    if (word === 'true' || word === 'false' || word === 'null') return { kind: 'word', value: word, at: start }
    return fail('a value')
  }
  const sequence = (close: string, item: () => boolean): boolean => {
    at++
    take(space)
    if (text.charAt(at) === close) {
      at++
      return true
    }
    for (;;) {
      if (!item()) return false
      take(space)
      const sign = text.charAt(at)
      if (sign !== ',' && sign !== close) return fail(`“,” or “${close}”`) ?? false
      at++
      if (sign === close) return true
      take(space)
    }
  }
  const array = (start: number, depth: number): JsonValue | undefined => {
    const items: JsonValue[] = []
    const isWhole = sequence(']', () => {
      const item = value(depth + 1)
      if (item) items.push(item)
      return item !== undefined
    })
    return isWhole ? { kind: 'array', items, at: start } : undefined
  }
  const object = (start: number, depth: number): JsonValue | undefined => {
    const members = new Map<string, JsonValue>()
    const isWhole = sequence('}', () => {
      const keyAt = at
      const quoted = take(string)
      if (quoted === undefined) return fail('a key in quotation marks') ?? false
      const key = JSON.parse(quoted) as string
      take(space)
      if (take(/:/y) === undefined) return fail('“:”') ?? false
      const member = value(depth + 1)
      if (!member) return false
      if (members.has(key)) {
        at = keyAt
        return fail('every key once') ?? false
      }
      members.set(key, member)
      return true
    })
    return isWhole ? { kind: 'object', members, at: start } : undefined
  }
  const root = value(0)
  if (!root) return undefined
  take(space)
  if (at < text.length) return fail('the end')
  return root
}
