import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { paintPdf } from '../../pipeline/pdf/index.ts'
import type { Block } from '../../pipeline/tree/nodes.ts'
import { layoutEdition } from '../../pipeline/typeset/index.ts'
import { design, edition, fonts, paragraph } from '../typeset/sample.ts'
import { languages, paragraphsOf } from '../typeset/udhr.ts'
import { vocalised } from './vocalised.data.ts'

/** Texts to measure with: the declaration of human rights in forty languages, and its beginning with all vowel signs. */
export const texts: readonly { readonly name: string; readonly locale: string; paragraphs(): readonly string[] }[] = [
  ...languages.map(([locale, code]) => ({ name: locale, locale, paragraphs: () => paragraphsOf(code) })),
  ...vocalised.map(({ name, locale, paragraphs }) => ({ name, locale, paragraphs: () => paragraphs })),
]

/** A PDF of paragraphs, A5. */
export async function printed(locale: string, paragraphs: readonly string[]): Promise<Uint8Array> {
  const blocks = paragraphs.map((text, at): Block => paragraph(`p${at}`, text))
  const { value: layout } = layoutEdition(edition({ locale, blocks, title: '–' }), design, fonts)
  return (await paintPdf(layout)).value
}

/** The text that pdf.js finds in a PDF. */
export async function readByPdfJs(bytes: Uint8Array): Promise<string> {
  // It takes the bytes away from whoever gives them.
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const document = await task.promise
  let text = ''
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent()
    for (const item of items) if ('str' in item) text += item.str + (item.hasEOL ? '\n' : '')
  }
  await task.destroy()
  return text
}

/** How letters are compared. pdftotext puts controls of direction around every right-to-left line: they are no letters. */
function lettersOf(text: string): readonly string[] {
  return Array.from(text.normalize('NFC').replaceAll(/[\s\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ''))
}

/** Least Levenshtein distance of `wanted` to a part of `found`, and where that part ends. */
function nearest(
  wanted: readonly string[],
  found: readonly string[],
): { readonly distance: number; readonly end: number } {
  let row = new Uint32Array(found.length + 1)
  for (const [index, letter] of wanted.entries()) {
    const next = new Uint32Array(found.length + 1)
    next[0] = index + 1
    for (let at = 1; at <= found.length; at++)
      next[at] = Math.min(next[at - 1]! + 1, row[at]! + 1, row[at - 1]! + (letter === found[at - 1] ? 0 : 1))
    row = next
  }
  let end = 0
  for (let at = 1; at <= found.length; at++) if (row[at]! < row[end]!) end = at
  return { distance: row[end]!, end }
}

/**
 * How right a text layer is: per paragraph, NFC, white space and U+00AD removed, 1 − Levenshtein distance / length; the mean over all. Each
 * paragraph is looked for behind the one before it; folio and title count as part of one that goes on over the page.
 */
export function textScore(paragraphs: readonly string[], text: string): number {
  const found = lettersOf(text)
  let from = 0
  let sum = 0
  for (const one of paragraphs) {
    const wanted = lettersOf(one)
    const { distance, end } = nearest(wanted, found.slice(from, from + 2 * wanted.length + 200))
    sum += Math.max(0, 1 - distance / wanted.length)
    // What was lost is not looked for in the text of the next one.
    if (distance < wanted.length / 2) from += end
  }
  return sum / paragraphs.length
}
