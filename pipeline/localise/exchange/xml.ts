import { SaxesParser } from 'saxes'
import { diagnose } from '../../diagnostic/codes.ts'
import type { Diagnostic, Outcome, Place } from '../../diagnostic/diagnostic.ts'

/** An XML element, names without prefix, with its place. */
export interface XmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlNode[]
  readonly place: Place
}
export type XmlNode = XmlElement | string

const deepest = 200

/** Read XML strictly. A document type, and with it every entity of its own, is refused: nothing outside the file is ever asked for. */
export function readXml(file: string, text: string): Outcome<XmlElement | undefined> {
  const parser = new SaxesParser({ position: true })
  const diagnostics: Diagnostic[] = []
  const top: XmlNode[] = []
  const open: XmlNode[][] = [top]
  const refuse = (message: string, hint: string) => {
    const place = { file, line: parser.line, column: parser.column + 1 }
    if (diagnostics.length === 0) diagnostics.push(diagnose('localise/import', message, place, [hint]))
  }
  parser.on('error', (error) =>
    refuse(
      `no well-formed XML: ${error.message.replace(/^\d+:\d+: /u, '')}`,
      'export the file anew from the tool that wrote it',
    ),
  )
  parser.on('doctype', () => refuse('a document type is not allowed', 'remove <!DOCTYPE …> and its entities'))
  parser.on('opentag', ({ name, attributes }) => {
    const children: XmlNode[] = []
    const bare = (key: string) => (key.startsWith('xml:') ? key : key.slice(key.indexOf(':') + 1))
    const place = { file, line: parser.line, column: parser.column + 1 }
    const pairs = Object.entries(attributes).map(([key, value]) => [bare(key), value] as const)
    open.at(-1)?.push({ name: bare(name), attributes: new Map(pairs), children, place })
    open.push(children)
    if (open.length > deepest) refuse('too many elements inside each other', 'no exchange format needs that')
  })
  parser.on('closetag', () => void open.pop())
  const say = (value: string) => {
    if (open.length > 1) open.at(-1)?.push(value)
  }
  parser.on('text', say)
  parser.on('cdata', say)
  // In pieces, so that a file that is refused is not read to its end.
  for (let at = 0; at < text.length && diagnostics.length === 0; at += 65_536) parser.write(text.slice(at, at + 65_536))
  if (diagnostics.length === 0) parser.close()
  const root = top.find((node) => typeof node !== 'string')
  return { value: diagnostics.length === 0 ? root : undefined, diagnostics }
}

/** Elements of a name below an element, in document order. */
export function descendants(element: XmlElement, ...names: readonly string[]): readonly XmlElement[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return []
    return names.includes(child.name) ? [child] : descendants(child, ...names)
  })
}

/** The first child of a name. */
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child): child is XmlElement => typeof child !== 'string' && child.name === name)
}

/** Text of an element, tags left out. */
export function textIn(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('')
}

const notXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

/** Text as XML, white space exact: a carriage return would be read as a line feed. Characters that XML cannot hold vanish. */
export function escapeXml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    '\r': '&#13;',
  }
  return text.replaceAll(notXml, '').replaceAll(/[&<>"\r]/gu, (character) => entities[character] ?? '')
}

/** The value of an attribute: also tabs and line feeds would become spaces. */
export function attribute(name: string, value: string): string {
  return ` ${name}="${escapeXml(value).replaceAll('\t', '&#9;').replaceAll('\n', '&#10;')}"`
}
