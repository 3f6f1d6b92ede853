import { SaxesParser, type SaxesTagNS } from 'saxes'
import { checkSize, damaged, type Refusal, type Size } from './bytes.ts'
import { SVG_ELEMENTS, SVG_REFERENCES, SVG_SILENT, SVG_TRANSPARENT } from './svg-names.data.ts'

const SVG = 'http://www.w3.org/2000/svg'
const XLINK = 'http://www.w3.org/1999/xlink'
const XML = 'http://www.w3.org/XML/1998/namespace'

const MAX_ELEMENTS = 100_000
const MAX_DEPTH = 200
const PIECE = 8192
/** How many elements a drawing may come to when every `use` is followed. */
const MAX_INSTANCES = 200_000

/** A drawing without anything that acts, loads or lies: what was removed is listed. */
export interface CleanSvg {
  readonly svg: string
  readonly size: Size
  readonly removed: readonly string[]
}

interface Frame {
  /** What stands for the element in the output: '' when it vanishes. */
  readonly name: string
  /** Nothing below is written. */
  readonly isHidden: boolean
  /** Id whose definition this element belongs to, for counting instances. */
  readonly owner: string
}

/** Read an SVG drawing strictly and write it anew from a list of harmless elements and attributes. */
export function cleanSvg(text: string, mostPixels: number): CleanSvg | { readonly refusal: Refusal } {
  if (/<!DOCTYPE/iu.test(text))
    return unsafe('has a document type declaration (DTD)', 'remove the line that begins with <!DOCTYPE')
  const out: string[] = []
  const removed = new Set<string>()
  const frames: Frame[] = []
  const uses = new Map<string, Map<string, number>>()
  const weights = new Map<string, number>()
  let refusal: Refusal | undefined
  let size: Size | undefined
  let elements = 0
  let sheet = ''
  const parser = new SaxesParser({ xmlns: true })
  const refuse = (problem: { readonly refusal: Refusal }) => (refusal ??= problem.refusal)

  parser.on('error', (error) => refuse(damaged(`is not well-formed XML (${error.message})`)))
  parser.on('opentag', (tag) => {
    if (refusal !== undefined) return
    const around = frames.at(-1)
    if (++elements > MAX_ELEMENTS || frames.length >= MAX_DEPTH) refuse(tooComplex())
    if (around === undefined) {
      if (tag.uri !== SVG || tag.local !== 'svg') {
        refuse(damaged('does not begin with an svg element'))
        return
      }
      size = sizeOf(tag)
      if (size === undefined) {
        refuse(damaged('has no width or no height'))
        return
      }
    }
    const id = tag.attributes['id']?.value
    const owner = id ?? around?.owner ?? ''
    const isSvg = tag.uri === SVG || tag.uri === ''
    const isKept = isSvg && SVG_ELEMENTS.has(tag.local)
    const isHidden = around?.isHidden === true || !(isKept || (isSvg && SVG_TRANSPARENT.has(tag.local)))
    // Editors keep notes of their own in other namespaces; only what belongs to SVG is worth a word.
    if (isHidden && around?.isHidden !== true && isSvg && tag.local !== 'metadata') removed.add(`<${tag.local}>`)
    frames.push({ name: isKept && !isHidden ? tag.local : '', isHidden, owner })
    if (isHidden || !isKept) return
    weights.set(owner, (weights.get(owner) ?? 0) + 1)
    // A named element is part of what it stands in: whoever uses the outer one draws the inner one.
    if (id !== undefined && around !== undefined && around.owner !== id) count(uses, around.owner, id)
    out.push(`<${tag.local}`)
    if (around === undefined) out.push(` xmlns="${SVG}"`)
    for (const [name, value] of attributesOf(tag, around === undefined, removed)) {
      if (name === 'href' && tag.local === 'use') count(uses, owner, value.slice(1))
      out.push(` ${name}="${escape(value)}"`)
    }
    if (around === undefined && tag.attributes['viewBox'] === undefined && size !== undefined) {
      out.push(` viewBox="0 0 ${size.width} ${size.height}"`)
    }
    out.push('>')
  })
  parser.on('closetag', () => {
    const frame = frames.pop()
    if (frame === undefined || frame.name === '') return
    // Judged as a whole: comments may have parted what belongs together.
    if (frame.name === 'style' && !isHarmlessSheet(sheet)) removed.add('<style> that loads a file')
    else if (frame.name === 'style') out.push(escape(sheet))
    if (frame.name === 'style') sheet = ''
    out.push(`</${frame.name}>`)
  })
  const write = (value: string) => {
    const frame = frames.at(-1)
    if (refusal !== undefined || frame === undefined || frame.isHidden) return
    if (frame.name === 'style') sheet += value
    else out.push(escape(value))
  }
  parser.on('text', write)
  parser.on('cdata', write)
  // In pieces, so that a refused drawing is not read on: the parser looks up names through all open elements.
  const isRefused = () => refusal !== undefined // set by the handlers above
  for (let at = 0; at < text.length && !isRefused(); at += PIECE) parser.write(text.slice(at, at + PIECE))
  if (refusal !== undefined) return { refusal }
  parser.close()
  if (refusal !== undefined) return { refusal }
  if (size === undefined) return damaged('holds no drawing')
  if (instances(uses, weights) > MAX_INSTANCES) return tooComplex()
  return checkSize(size, mostPixels) ?? { svg: `${out.join('')}\n`, size, removed: [...removed].toSorted() }
}

function attributesOf(tag: SaxesTagNS, isRoot: boolean, removed: Set<string>): readonly (readonly [string, string])[] {
  const kept: (readonly [string, string])[] = []
  for (const attribute of Object.values(tag.attributes)) {
    const { local, uri, value } = attribute
    const name = uri === XLINK ? `xlink:${local}` : uri === XML ? `xml:${local}` : local
    if (uri !== '' && uri !== XLINK && uri !== XML) continue
    if (SVG_REFERENCES.has(name)) {
      if (/^#[^\s]+$/u.test(value)) kept.push(['href', value])
      else removed.add(`${name} to another file`)
    } else if (/^on/iu.test(local)) removed.add(name)
    else if (uri === XLINK || SVG_SILENT.has(name) || (isRoot && attribute.name.startsWith('xmlns'))) continue
    else if (!isHarmless(value)) removed.add(`${name} that loads a file`)
    else kept.push([name, value])
  }
  // Both spellings of one reference make one attribute.
  return [...new Map(kept)]
}

/** Whether a value refers to nothing outside the drawing. Escapes could hide the name of a function, so they do not pass. */
function isHarmless(value: string): boolean {
  if (value.includes('\\') && value.includes('(')) return false
  if (/javascript:|expression\s*\(|-moz-binding|behavior\s*:|@import|image(?:-set)?\s*\(|src\s*\(/iu.test(value))
    return false
  return [...value.matchAll(/url\s*\(\s*["']?(.?)/gisu)].every((match) => match[1] === '#')
}

/** A style sheet has at-rules besides; none of them is needed to draw. */
function isHarmlessSheet(css: string): boolean {
  return !/[\\@<]/u.test(css) && isHarmless(css)
}

/** CSS pixels from width and height, else from the viewBox, else the default of CSS (300 × 150). */
function sizeOf(tag: SaxesTagNS): Size | undefined {
  const box = (tag.attributes['viewBox']?.value ?? '')
    .trim()
    .split(/[\s,]+/u)
    .map(Number)
  const [boxWidth, boxHeight] = box.length === 4 && box.every(Number.isFinite) ? [box[2], box[3]] : []
  const width = lengthOf(tag.attributes['width']?.value)
  const height = lengthOf(tag.attributes['height']?.value)
  const ratio = boxWidth !== undefined && boxHeight !== undefined && boxHeight > 0 ? boxWidth / boxHeight : undefined
  const shownWidth = width ?? (height !== undefined && ratio !== undefined ? height * ratio : (boxWidth ?? 300))
  const shownHeight = height ?? (ratio !== undefined && ratio > 0 ? shownWidth / ratio : (boxHeight ?? 150))
  if (!(shownWidth > 0) || !(shownHeight > 0)) return undefined
  return { width: Math.max(1, Math.round(shownWidth)), height: Math.max(1, Math.round(shownHeight)) }
}

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  mm: 96 / 25.4,
  cm: 96 / 2.54,
  in: 96,
  em: 16,
  rem: 16,
}

function lengthOf(value: string | undefined): number | undefined {
  const match = /^\s*(\d+(?:\.\d*)?|\.\d+)([a-z]*)\s*$/iu.exec(value ?? '')
  const unit = UNITS[match?.[2]?.toLowerCase() ?? '']
  return match === null || unit === undefined ? undefined : Number(match[1]) * unit
}

/** Elements that are drawn when every reference is followed; Infinity when references go round in circles. */
function instances(
  uses: ReadonlyMap<string, ReadonlyMap<string, number>>,
  weights: ReadonlyMap<string, number>,
): number {
  const known = new Map<string, number>()
  const open = new Set<string>()
  const visit = (id: string): number => {
    const done = known.get(id)
    if (done !== undefined) return done
    if (open.has(id) || open.size > 1000) return Infinity
    open.add(id)
    let sum = weights.get(id) ?? 0
    for (const [used, times] of uses.get(id) ?? []) sum += times * visit(used)
    open.delete(id)
    known.set(id, sum)
    return sum
  }
  return visit('')
}

function count(uses: Map<string, Map<string, number>>, owner: string, id: string): void {
  const own = uses.get(owner) ?? new Map<string, number>()
  own.set(id, (own.get(id) ?? 0) + 1)
  uses.set(owner, own)
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

function tooComplex(): { readonly refusal: Refusal } {
  const reason = 'has more elements than a drawing needs, or elements that use themselves'
  return { refusal: { code: 'edition/picture-too-large', reason, hint: 'simplify it, or save it as PNG' } }
}

function unsafe(reason: string, hint: string): { readonly refusal: Refusal } {
  return { refusal: { code: 'edition/picture-unsafe', reason, hint } }
}
