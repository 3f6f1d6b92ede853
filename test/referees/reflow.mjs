import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { eachOf, withBrowser } from './browser.mjs'

/** WCAG 2.2, 1.4.12: what a reader may set, and nothing may be lost. */
const SPACING =
  '*{line-height:1.5 !important;letter-spacing:.12em !important;word-spacing:.16em !important}p{margin-bottom:2em !important}'

/**
 * Every page in a window of 320 CSS pixels (WCAG 2.2, 1.4.10), there with the spacing that a reader may set, and on a wide screen: nothing
 * sticks out but what scrolls by itself, no text is cut off or lies on other text. And while it loads, nothing moves and nobody else is asked.
 */
export function judgeByWidth(files) {
  return withBrowser(async (browser, urlOf) => {
    const lists = await eachOf(files, 2, async (file) => {
      const page = await browser.newPage()
      // The policy of our pages forbids other styles than theirs.
      await page.setBypassCSP(true)
      // A publication without an address is opened from disk.
      const isOnline = readFileSync(file, 'utf8').includes('rel="canonical"')
      const address = isOnline ? urlOf(file) : pathToFileURL(file).href
      const own = new URL(address).host
      const foreign = []
      page.on('request', (request) => {
        const { host, protocol } = new URL(request.url())
        if (protocol !== 'data:' && host !== own) foreign.push(request.url())
      })
      await page.evaluateOnNewDocument(watchShifts)
      const verdicts = []
      const judge = (claim, faults) =>
        verdicts.push({ file, claim, isRight: faults.length === 0, message: faults.slice(0, 4).join('; ') })
      for (const width of [320, 412, 1350]) {
        await page.setViewport({ width, height: 800 })
        await load(page, address)
        judge(`${width} px`, await page.evaluate(findFaults))
        if (width > 320) judge(`${width} px, loading`, await shiftsOf(page, address))
        if (width === 320) {
          await page.addStyleTag({ content: SPACING })
          judge('320 px, text spacing', await page.evaluate(findFaults))
        }
      }
      judge('no other host', foreign)
      await page.close()
      return verdicts
    })
    return lists.flat()
  })
}

async function load(page, address) {
  await page.goto(address, { waitUntil: 'load' })
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
}

/**
 * What moved in the page that was loaded. A browser waits a tenth of a second for fonts; on a busy machine without a Chinese font of its own that may be
 * too short for ours, so what is not there when the page is loaded again is no fault of the page.
 */
async function shiftsOf(page, address) {
  let found = await page.evaluate(() => globalThis.shifts())
  for (let again = 0; again < 2 && found.length > 0; again++) {
    await load(page, address)
    found = await page.evaluate(() => globalThis.shifts())
  }
  return found
}

/** Runs in the page: sums up what moved without the reader's doing (Layout Instability). What rounds to .001 is a fault. */
function watchShifts() {
  let sum = 0
  const seen = []
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries()) {
      sum += value
      for (const { node } of sources) seen.push(node?.parentElement?.outerHTML.slice(0, 80) ?? '?')
    }
  }).observe({ type: 'layout-shift', buffered: true })
  globalThis.shifts = () => (sum < 0.0005 ? [] : [`layout shift ${sum.toFixed(4)}: ${seen[0]}`])
}

/** Runs in the page: what sticks out, is cut off or overlaps. */
function findFaults() {
  const faults = []
  const root = document.documentElement
  const name = (element) => `<${element.tagName.toLowerCase()} class="${element.className}">`
  if (root.scrollWidth > root.clientWidth) faults.push(`the page is ${root.scrollWidth} px wide`)
  const isHidden = (element) =>
    element.closest('.skip') !== null ||
    (element.closest('details:not([open])') !== null && element.closest('summary') === null)
  for (const element of document.body.querySelectorAll('*')) {
    const { overflowX, overflowY } = getComputedStyle(element)
    const scrolls = element.tabIndex === 0 || element.tagName === 'NAV'
    const isCut =
      (overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1 && !scrolls) ||
      (overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1)
    if (isCut && !isHidden(element)) faults.push(`text is cut off in ${name(element)}`)
  }
  const boxes = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement
    if (node.data.trim() === '' || isHidden(parent) || parent.closest('sup,sub,.table,[class~=heads]') !== null)
      continue
    const range = document.createRange()
    range.selectNodeContents(node)
    for (const box of range.getClientRects()) if (box.width > 1 && box.height > 1) boxes.push({ box, parent, node })
  }
  boxes.sort((a, b) => a.box.top - b.box.top)
  for (const [index, { box, parent, node }] of boxes.entries()) {
    if (getComputedStyle(parent).position !== 'sticky' && (box.left < -1 || box.right > root.clientWidth + 1))
      faults.push(`text sticks out of the page: ${node.data.slice(0, 40)}`)
    // Boxes of letters are higher than lines: only what overlaps by half is text on text.
    for (let next = index + 1; next < boxes.length && boxes[next].box.top < box.bottom; next++) {
      const other = boxes[next]
      if (other.node === node) continue
      const x = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left)
      const y = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top)
      if (x > 2 && y > Math.min(box.height, other.box.height) / 2)
        faults.push(`"${node.data.slice(0, 30)}" lies on "${other.node.data.slice(0, 30)}"`)
    }
  }
  // One of each kind tells more than three of one.
  const kinds = new Map(faults.map((fault) => [/px wide|cut off|sticks out|lies on/.exec(fault)?.[0] ?? fault, fault]))
  return [...kinds.values()]
}
