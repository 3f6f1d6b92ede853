import type { Inline, Node } from './nodes.ts'

/**
 * Plain text of a node in reading order: pictures and note marks say nothing, a forced break is a line feed, blocks are
 * divided by a line feed.
 */
export function textOf(node: Node): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
      return node.value
    case 'break':
      return '\n'
    case 'image':
    case 'footnoteReference':
    case 'thematicBreak':
      return ''
    case 'emphasis':
    case 'strong':
    case 'delete':
    case 'subscript':
    case 'superscript':
    case 'keyboard':
    case 'span':
    case 'link':
    case 'paragraph':
    case 'heading':
    case 'tableCell':
    case 'caption':
    case 'notice':
      return inlineText(node.children)
    case 'figure':
      return node.caption === undefined ? '' : inlineText(node.caption.children)
    case 'root':
    case 'blockquote':
    case 'list':
    case 'listItem':
    case 'table':
    case 'tableRow':
    case 'footnoteDefinition':
      return node.children
        .map(textOf)
        .filter((text) => text !== '')
        .join('\n')
  }
}

/** Plain text of inline nodes. */
export function inlineText(nodes: readonly Inline[]): string {
  return nodes.map(textOf).join('')
}

/** NFC, every run of white space one space, trimmed. No-break spaces are typography and stay. */
export function foldText(text: string): string {
  return foldSpaces(text.normalize('NFC')).replaceAll(/^ | $/gu, '')
}

// Scripts written without spaces: a line feed between two of their characters is only the author's line length.
const unspaced = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3000-\u303f\uff00-\uffef]`
const softBreak = new RegExp(String.raw`(?<=${unspaced})[ \t]*\r?\n[ \t]*(?=${unspaced})`, 'gu')

/** Every run of spaces and line ends as one space; between characters of scripts without spaces a line end is nothing. */
export function foldSpaces(text: string): string {
  const joined = text.includes('\n') ? text.replaceAll(softBreak, '') : text
  return /[\t\n\v\f\r\u0085\u2028\u2029]| {2}/u.test(joined)
    ? joined.replaceAll(/[ \t\n\v\f\r\u0085\u2028\u2029]+/gu, ' ')
    : joined
}

// C0, C1 but white space; halves of surrogate pairs are caught by the u flag; U+FFFE and U+FFFF of every plane, U+FDD0–FDEF.
const forbidden = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\p{Cs}\p{Noncharacter_Code_Point}]/gu

/** The text without characters that XML or PDF text strings cannot hold, or that mean nothing in a text. */
export function dropControls(text: string): string {
  return text.replaceAll(forbidden, '')
}

/** How many characters `dropControls` would take. */
export function countControls(text: string): number {
  return text.match(forbidden)?.length ?? 0
}
