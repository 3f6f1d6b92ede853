import type { Inline } from '../tree/nodes.ts'

/** Text of inline nodes, not yet normalised: note marks and pictures left out, a forced break is a line feed. */
export function rawText(nodes: readonly Inline[]): string {
  return nodes.map(textOf).join('')
}

/** Text as it is compared and measured everywhere: NFC, ASCII white space folded and trimmed, note marks left out. */
export function plainText(nodes: readonly Inline[]): string {
  return foldText(rawText(nodes))
}

/** NFC with ASCII white space folded and trimmed. No-break and ideographic spaces are typography and stay. */
export function foldText(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[ \t\n\r\f]+/gu, ' ')
    .replaceAll(/^ | $/gu, '')
}

function textOf(node: Inline): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value
    case 'break':
      return '\n'
    case 'image':
    case 'footnoteReference':
      return ''
    case 'link':
    case 'emphasis':
    case 'strong':
    case 'delete':
    case 'subscript':
    case 'superscript':
    case 'keyboard':
    case 'span':
      return rawText(node.children)
  }
}
