import type { Nodes, PhrasingContent, RootContent, TableRow as MdastRow } from 'mdast'
import { diagnose } from '../../diagnostic/codes.ts'
import type { Place } from '../../diagnostic/diagnostic.ts'
import { normaliseInline } from '../inline.ts'
import { listOf, tableOf } from '../blocks.ts'
import type { Block, Inline, ListItem, TableCell } from '../nodes.ts'
import { dropControls } from '../text.ts'
import { isInline } from '../visit.ts'
import { imageFrom, linkTo } from './address.ts'
import { raising } from '../../config/limits.ts'
import { countNode, type Conversion } from './context.ts'
import { piecesOfHtml } from './html.ts'
import { blocksOf, paragraphOf, phrasingOf, type Piece } from './pieces.ts'

/** Our blocks for the children of an mdast container; HTML among them is parsed together with what it encloses. */
export function convertFlow(nodes: readonly RootContent[], conversion: Conversion, depth: number): readonly Block[] {
  if (nodes.some((node) => node.type === 'html')) return blocksOf(withHtml(nodes, conversion, depth))
  return nodes.flatMap((node) => convertBlock(node, conversion, depth))
}

/** Mixed pieces for siblings, some of which are HTML. */
function withHtml(nodes: readonly Nodes[], conversion: Conversion, depth: number): readonly Piece[] {
  const first = nodes.find((node) => node.type === 'html') ?? nodes[0]
  const parts = nodes.map((node): string | readonly Piece[] => {
    if (node.type === 'html') return conversion.restore(node.value)
    return isPhrasing(node) ? convertInline(node, conversion, depth) : convertBlock(node, conversion, depth)
  })
  return piecesOfHtml(parts, { conversion, place: placeOf(first, conversion), depth })
}

function convertBlock(node: Nodes, conversion: Conversion, depth: number): readonly Block[] {
  const place = placeOf(node, conversion)
  if (!countNode(conversion, place)) return []
  if (depth > conversion.limits.nesting) return flattened(node, conversion, place)
  switch (node.type) {
    case 'paragraph':
      return blocksOf(convertPhrasing(node.children, conversion, depth + 1)).flatMap((block) =>
        block.type === 'paragraph' ? paragraphOf(block.children) : [block],
      )
    case 'heading':
      return [{ type: 'heading', depth: node.depth, children: phrasing(node.children, conversion, depth) }]
    case 'thematicBreak':
      return [{ type: 'thematicBreak' }]
    case 'blockquote':
      return [{ type: 'blockquote', children: convertFlow(node.children, conversion, depth + 1) }]
    case 'code': {
      const text = (value: string | null | undefined): string => dropControls(conversion.restore(value ?? ''))
      const [language, meta] = [text(node.lang), text(node.meta)]
      return [
        {
          type: 'code',
          ...(language !== '' && { language }),
          ...(meta !== '' && { meta }),
          value: text(node.value),
        },
      ]
    }
    case 'list': {
      const items = node.children.map((item): ListItem => {
        countNode(conversion, place)
        return {
          type: 'listItem',
          spread: item.spread === true,
          ...(typeof item.checked === 'boolean' && { checked: item.checked }),
          children: convertFlow(item.children, conversion, depth + 2),
        }
      })
      return listOf(node.ordered === true, node.start ?? 1, node.spread === true, items)
    }
    case 'table':
      return tableOf(
        node.children.map((row) => cellsOf(row, conversion, depth)),
        (node.align ?? []).map((align) => align ?? 'none'),
      )
    case 'footnoteDefinition': {
      const children = convertFlow(node.children, conversion, depth + 1)
      conversion.notes.push({ type: 'footnoteDefinition', identifier: dropControls(node.identifier), children })
      return []
    }
    case 'definition':
      return []
    default:
      throw new Error(`convertBlock: '${node.type}' is no block`)
  }
}

function cellsOf(row: MdastRow, conversion: Conversion, depth: number): readonly TableCell[] {
  return row.children.map((cell) => {
    countNode(conversion, placeOf(cell, conversion))
    return { type: 'tableCell', children: phrasing(cell.children, conversion, depth + 2) }
  })
}

/** Phrasing only: blocks that HTML brought are taken apart. */
function phrasing(nodes: readonly PhrasingContent[], conversion: Conversion, depth: number): readonly Inline[] {
  const pieces = convertPhrasing(nodes, conversion, depth + 1)
  return pieces.every(isInline) ? normaliseInline(pieces) : phrasingOf(pieces)
}

function convertPhrasing(nodes: readonly PhrasingContent[], conversion: Conversion, depth: number): readonly Piece[] {
  if (nodes.some((node) => node.type === 'html')) return withHtml(nodes, conversion, depth)
  return nodes.flatMap((node) => convertInline(node, conversion, depth))
}

function isPhrasing(node: Nodes): node is PhrasingContent {
  return isInline(node) || node.type === 'linkReference' || node.type === 'imageReference'
}

function convertInline(node: PhrasingContent, conversion: Conversion, depth: number): readonly Piece[] {
  const place = placeOf(node, conversion)
  if (!countNode(conversion, place)) return []
  if (depth > conversion.limits.nesting)
    return flattened(node, conversion, place).flatMap((block) => phrasingOf([block]))
  switch (node.type) {
    case 'text':
      findLostNotes(node.position?.start.offset, node.position?.end.offset, conversion, place)
      return [{ type: 'text', value: conversion.restore(node.value) }]
    case 'inlineCode':
      return [{ type: 'inlineCode', value: conversion.restore(node.value) }]
    case 'break':
      return [{ type: 'break' }]
    case 'emphasis':
    case 'strong':
    case 'delete': {
      const { type } = node
      const pieces = convertPhrasing(node.children, conversion, depth + 1)
      return [{ type, children: pieces.every(isInline) ? pieces : phrasingOf(pieces) }]
    }
    case 'link':
    case 'linkReference': {
      const target = node.type === 'link' ? node : conversion.definitions.get(node.identifier)
      const pieces = convertPhrasing(node.children, conversion, depth + 1)
      const children = pieces.every(isInline) ? pieces : phrasingOf(pieces)
      return target === undefined
        ? children
        : linkTo(target.url, target.title ?? undefined, children, conversion, place)
    }
    case 'image':
    case 'imageReference': {
      const target = node.type === 'image' ? node : conversion.definitions.get(node.identifier)
      const alt = conversion.restore(node.alt ?? '')
      if (target === undefined) return [{ type: 'text', value: alt }]
      return imageFrom(target.url, alt, target.title ?? undefined, conversion, place)
    }
    case 'footnoteReference':
      return [{ type: 'footnoteReference', identifier: dropControls(node.identifier) }]
    case 'html':
      return []
    default:
      throw new Error(`convertInline: '${(node as Nodes).type}' is no phrasing`)
  }
}

/** `[^x]` without a definition is text to the parser: say so, since the author meant a note. */
function findLostNotes(start: number | undefined, end: number | undefined, conversion: Conversion, place: Place): void {
  if (start === undefined || end === undefined) return
  const raw = conversion.source.slice(start, end)
  if (!raw.includes('[^')) return
  for (const match of raw.matchAll(/(?<!\\)\[\^([^\]\s[]{1,80})\]/gu)) {
    const message = `the note '${match[1]}' is called but not there; the mark stays as text`
    const hints = [`add a paragraph that begins with [^${match[1]}]:`]
    conversion.diagnostics.push(diagnose('tree/lost-note', message, place, hints))
  }
}

/** What is nested too deeply, as one paragraph of its text; without recursion. */
function flattened(node: Nodes, conversion: Conversion, place: Place): readonly Block[] {
  const texts: string[] = []
  const stack: [node: Nodes, depth: number][] = [[node, 1]]
  let deepest = 1
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const [next, depth] = top
    deepest = Math.max(deepest, depth)
    if ('children' in next) {
      for (let index = next.children.length - 1; index >= 0; index--)
        stack.push([next.children[index] as Nodes, depth + 1])
    } else if ('value' in next) texts.push(next.value)
    else if ('alt' in next) texts.push(next.alt ?? '')
  }
  const { nesting } = conversion.limits
  const message = `nested ${nesting + deepest} deep, more than ${nesting}; what is inside is read as text`
  conversion.diagnostics.push(diagnose('tree/too-deep', message, place, ['nest less deeply', raising('nesting')]))
  return paragraphOf([{ type: 'text', value: conversion.restore(texts.join(' ')) }])
}

function placeOf(node: Nodes | undefined, conversion: Conversion): Place {
  const start = node?.position?.start
  const { file } = conversion
  return start === undefined ? { file } : { file, line: start.line, column: start.column }
}
