import type { PageText } from './parse.ts'

/** Where stretches of a made text stand in the page; between them it was made up. Sorted; all are UTF-16 offsets. */
export interface OriginMap {
  readonly out: readonly number[]
  readonly in: readonly number[]
  readonly length: readonly number[]
}

/** Collects text and remembers where in the page it comes from. */
export interface Writer {
  /** Text that is not in the page. */
  made(text: string): void
  /** One unit of the page, at an offset. */
  copied(character: string, offset: number, length: number): void
  length(): number
  last(): string
  text(): string
  origin(): OriginMap
}

export function createWriter(): Writer {
  let text = ''
  let last = ''
  const out: number[] = []
  const ins: number[] = []
  const lengths: number[] = []
  return {
    made(part) {
      text += part
      if (part !== '') last = part.slice(-1)
    },
    copied(character, offset, length) {
      const index = out.length - 1
      const outEnd = index < 0 ? -1 : out[index]! + lengths[index]!
      const inEnd = index < 0 ? -1 : ins[index]! + lengths[index]!
      if (outEnd === text.length && inEnd === offset && length === character.length) lengths[index]! += length
      else {
        out.push(text.length)
        ins.push(offset)
        lengths.push(character.length)
      }
      text += character
      last = character
    },
    length: () => text.length,
    last: () => last,
    text: () => text,
    origin: () => ({ out, in: ins, length: lengths }),
  }
}

/** Offsets in the page of the units of a text node: entities and line ends make it shorter than its source. */
export function offsetsOf(html: string, node: PageText): (index: number) => number {
  const place = node.sourceCodeLocation
  if (!place) return () => 0
  const { value } = node
  const start = place.startOffset
  if (place.endOffset - start === value.length) return (index) => start + index
  const offsets = new Int32Array(value.length + 1)
  let at = start
  for (let index = 0; index < value.length; index++) {
    offsets[index] = at
    const unit = html.charCodeAt(at)
    if (unit === 38 && (value.charCodeAt(index) !== 38 || /^&amp;?/iu.test(html.slice(at, at + 5)))) {
      const entity = /^&(?:#x[\da-f]{1,7}|#\d{1,8}|[a-z][a-z\d]{1,31});?/iu.exec(html.slice(at, at + 34))
      at += entity?.[0].length ?? 1
      // A character beyond the basic plane is two units of one entity.
      if ((value.charCodeAt(index) & 0xfc00) === 0xd800 && entity) offsets[++index] = at
    } else at += unit === 13 && html.charCodeAt(at + 1) === 10 ? 2 : 1
    if (at > place.endOffset) at = place.endOffset
  }
  offsets[value.length] = at
  return (index) => offsets[index] ?? at
}
