import { readFileSync } from 'node:fs'
import { parse } from 'parse5'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { eachOf } from './browser.mjs'
import { programs, run } from './programs.mjs'

/** Length of the pieces that are looked up, and the share of them that must be found (page breaks cut some). */
const LENGTH = 5
const SHARE = 0.97
/** Signs, digits and other scripts between right-to-left letters come in an order of the readers’ own. */
const SHARE_RIGHT_TO_LEFT = 0.95

/** pdftotext finds in every PDF the text that stands in the HTML page of the same edition. */
export function judgeByPdfToText(files) {
  return judgeText(files, async (file) => (await run(programs.pdftotext.path, ['-enc', 'UTF-8', file, '-'])).stdout)
}

/** pdf.js does too. */
export function judgeByPdfJs(files) {
  return judgeText(files, async (file) => {
    const document = await getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 }).promise
    let text = ''
    for (let number = 1; number <= document.numPages; number += 1) {
      const { items } = await (await document.getPage(number)).getTextContent()
      for (const item of items) if ('str' in item) text += item.str + (item.hasEOL ? '\n' : '')
    }
    await document.loadingTask?.destroy()
    return text
  })
}

function judgeText(files, extract) {
  return eachOf(files, 2, async (file) => {
    const html = parse(readFileSync(file.replace(/\.pdf$/, '.html'), 'utf8'))
    const { isRight, message } = presence(letters(await extract(file)), letters(textOf(find(html, 'main'))))
    return { file, claim: 'text', isRight, message }
  })
}

function presence(found, wanted) {
  const total = wanted.length - LENGTH + 1
  if (total < 1) return { isRight: false, message: 'the page has no text to look for' }
  let hits = 0
  const known = new Set()
  for (let at = 0; at + LENGTH <= found.length; at++) known.add(found.slice(at, at + LENGTH))
  for (let at = 0; at < total; at++) if (known.has(wanted.slice(at, at + LENGTH))) hits++
  const share = hits / total
  const least = /[\u0590-\u08FF]/.test(wanted) ? SHARE_RIGHT_TO_LEFT : SHARE
  return {
    // What stands between title and text in the PDF alone cuts so many pieces of a text that may be very short.
    isRight: share >= least || total - hits < LENGTH,
    message: `${(100 * share).toFixed(1)} % of the text found, ${100 * least} % wanted`,
  }
}

function letters(text) {
  return text.normalize('NFKC').replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '')
}

function find(node, name) {
  if (node.nodeName === name) return node
  for (const child of node.childNodes ?? []) {
    const found = find(child, name)
    if (found) return found
  }
  return undefined
}

function textOf(node) {
  if (!node) return ''
  if (node.nodeName === '#text') return node.value
  const role = node.attrs?.find(({ name }) => name === 'role')?.value ?? ''
  return /doc-(backlink|pagebreak|noteref)/.test(role) ? '' : (node.childNodes ?? []).map(textOf).join(' ')
}
