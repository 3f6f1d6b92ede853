import { diagnose, type Code } from '../diagnostic/codes.ts'
import type { Diagnostic, Place } from '../diagnostic/diagnostic.ts'

/** A JSON value with its place, members in the order of the file. */
export type JsonNode =
  | { readonly kind: 'string'; readonly value: string; readonly at: number }
  | { readonly kind: 'object'; readonly members: readonly JsonMember[]; readonly at: number }
  /** `items`: of a list, with their places. */
  | { readonly kind: 'other'; readonly value: unknown; readonly items?: readonly JsonNode[]; readonly at: number }

export interface JsonMember {
  readonly key: string
  readonly at: number
  readonly value: JsonNode
}

/** A JSON file that was read, or as much of it as could be read before an error. */
export interface JsonFile {
  /** The value; undefined when there is an error. */
  readonly root: JsonNode | undefined
  readonly diagnostics: readonly Diagnostic[]
  /** Line and column of an offset. */
  placeOf(offset: number): Place
}

const deepest = 32
/** Names that reach the prototype of a plain object. */
const forbidden = new Set(['__proto__', 'constructor', 'prototype'])

/** What went wrong at an offset; caught in this file. */
interface Failure {
  readonly message: string
  readonly at: number
  readonly hint: string
}

/**
 * Read JSON (RFC 8259) strictly and with places: unlike `JSON.parse` it reports members that are there twice or that could
 * reach a prototype. A byte order mark is skipped. Never throws.
 */
export function readJson(file: string, source: string): JsonFile {
  const text = source.startsWith('\ufeff') ? source.slice(1) : source
  const diagnostics: Diagnostic[] = []
  const placeOf = placing(file, text)
  const report = (code: Code, message: string, at: number, hint: string) => {
    diagnostics.push(diagnose(code, message, placeOf(at), [hint]))
  }
  const result = readDocument(text, (key, at, twice) => {
    if (twice) report('localise/duplicate-key', `the key '${key}' is there twice`, at, 'keep one of them')
    else report('localise/forbidden-key', `the key '${key}' is not allowed`, at, 'remove it')
  })
  if ('message' in result) {
    report('localise/json', `not valid JSON: ${result.message}`, result.at, result.hint)
    return { root: undefined, diagnostics, placeOf }
  }
  return { root: result, diagnostics, placeOf }
}

function placing(file: string, text: string): (offset: number) => Place {
  let starts: number[] | undefined
  return (offset) => {
    if (starts === undefined) {
      starts = [0]
      for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
    }
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { file, line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}

type OnKey = (key: string, at: number, twice: boolean) => void

const space = /[ \t\r\n]*/y
const stringToken = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y
const otherToken = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y

function readDocument(text: string, onKey: OnKey): JsonNode | Failure {
  let position = 0
  const fail = (message: string, hint: string): Failure => ({ message, at: position, hint })
  const skip = () => {
    space.lastIndex = position
    space.test(text)
    position = space.lastIndex
  }
  const take = (token: RegExp): string | undefined => {
    token.lastIndex = position
    const found = token.exec(text)?.[0]
    if (found !== undefined) position += found.length
    return found
  }
  const unexpected = (wanted: string): Failure => {
    const conflict = /^(?:<{7}|={7}|>{7})/mu.exec(text.slice(position, position + 80))
    if (conflict !== null && /^(?:<{7}|={7}|>{7})/u.test(text.slice(position))) {
      return fail(
        'the file holds marks of a merge conflict',
        'choose one side and remove the lines <<<<<<<, =======, >>>>>>>',
      )
    }
    const found = position >= text.length ? 'the file ends' : `there is '${text.slice(position, position + 12)}'`
    return fail(
      `${found} where ${wanted} should be`,
      'check quotation marks and commas on this line and the one before',
    )
  }
  const readString = (): string | Failure => {
    const token = take(stringToken)
    if (token !== undefined) return JSON.parse(token) as string
    const broken = text[position] === '"'
    return broken
      ? fail('a text is not closed, or holds a line end or a wrong escape', 'write line ends as \\n, quotes as \\"')
      : unexpected('a text in quotation marks')
  }
  const readValue = (depth: number): JsonNode | Failure => {
    const at = position
    const sign = text[position]
    if (depth > deepest) return fail('too many objects inside each other', 'a catalog is flat: one text per id')
    if (sign === '{') return readObject(depth)
    if (sign === '[') return readList(depth)
    if (sign === '"') {
      const value = readString()
      return typeof value === 'string' ? { kind: 'string', value, at } : value
    }
    const token = take(otherToken)
    return token === undefined ? unexpected('a value') : { kind: 'other', value: JSON.parse(token) as unknown, at }
  }
  const readList = (depth: number): JsonNode | Failure => {
    const at = position++
    const values: JsonNode[] = []
    skip()
    if (text[position] === ']') position++
    else {
      for (;;) {
        const value = readValue(depth + 1)
        if ('message' in value) return value
        values.push(value)
        skip()
        const sign = text[position]
        if (sign !== ',' && sign !== ']') return unexpected("',' or ']'")
        position++
        if (sign === ']') break
        skip()
      }
    }
    return { kind: 'other', value: values, items: values, at }
  }
  const readObject = (depth: number): JsonNode | Failure => {
    const at = position++
    const members: JsonMember[] = []
    const keys = new Set<string>()
    skip()
    if (text[position] === '}') {
      position++
      return { kind: 'object', members, at }
    }
    for (;;) {
      const keyAt = position
      const key = readString()
      if (typeof key !== 'string') return key
      skip()
      if (text[position] !== ':') return unexpected("':'")
      position++
      skip()
      const value = readValue(depth + 1)
      if ('message' in value) return value
      if (forbidden.has(key)) onKey(key, keyAt, false)
      else if (keys.has(key)) onKey(key, keyAt, true)
      else members.push({ key, at: keyAt, value })
      keys.add(key)
      skip()
      const sign = text[position]
      if (sign !== ',' && sign !== '}') return unexpected("',' or '}'")
      position++
      if (sign === '}') return { kind: 'object', members, at }
      skip()
    }
  }
  skip()
  const root = readValue(0)
  if ('message' in root) return root
  skip()
  return position < text.length ? unexpected('the end of the file') : root
}
