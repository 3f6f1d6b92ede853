import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { eachOf, withBrowser } from './browser.mjs'
import { onMachine } from './machine-fonts.mjs'

/** WCAG 2.2, 1.4.12: what a reader may set, and nothing may be lost. */
const SPACING =
  '*{line-height:1.5 !important;letter-spacing:.12em !important;word-spacing:.16em !important}p{margin-bottom:2em !important}'

/**
 * Every page in a window of 320 CSS pixels (WCAG 2.2, 1.4.10), there with the spacing that a reader may set, and on a wide screen: nothing
 * sticks out but what scrolls by itself, no text is cut off or lies on other text. And while it loads, nothing moves and nobody else is asked; on a machine without a font for
 * East Asia, text in its languages is no row of boxes.
 */
export async function judgeByWidth(files) {
  // The statement of an edition has the fonts of its reader, by decision.
  const eastAsian = files.filter(
    (file) => !file.endsWith('.accessibility.html') && /<html lang="(zh|ja|ko)/.test(readFileSync(file, 'utf8')),
  )
  const verdicts = await onMachine('usual', (env) =>
    withBrowser((browser, urlOf) => judgeLayout(browser, urlOf, files), '', [], env),
  )
  if (eastAsian.length === 0) return verdicts
  const onBare = await onMachine('bare', (env) =>
    withBrowser((browser, urlOf) => judgeBoxes(browser, urlOf, eastAsian), '', [], env),
  )
  return [...verdicts, ...onBare]
}

/** A publication without an address is opened from disk. */
function addressOf(file, urlOf) {
  return readFileSync(file, 'utf8').includes('rel="canonical"') ? urlOf(file) : pathToFileURL(file).href
}

/** Whether fonts of the page draw its ideographs, however late they come, where no other font could. */
function judgeBoxes(browser, urlOf, files) {
  return eachOf(files, 2, async (file) => {
    const page = await browser.newPage()
    await load(page, addressOf(file, urlOf), await heldRequests(page))
    const wanted = await page.evaluate(
      () => document.querySelector('main').innerText.match(/\p{Script=Han}|\p{Script=Hangul}/gu)?.length ?? 0,
    )
    const session = await page.createCDPSession()
    await session.send('DOM.enable')
    await session.send('CSS.enable')
    const { root } = await session.send('DOM.getDocument')
    const { nodeIds } = await session.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: 'main *' })
    let drawn = 0
    for (const nodeId of nodeIds) {
      const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId })
      for (const { isCustomFont, glyphCount } of fonts) if (isCustomFont) drawn += glyphCount
    }
    await page.close()
    const message = `boxes: fonts of the page draw ${drawn} glyphs, ${wanted} ideographs need them`
    return { file, claim: 'no font of East Asia', isRight: drawn >= wanted, message }
  })
}

async function judgeLayout(browser, urlOf, files) {
  const lists = await eachOf(files, 2, async (file) => {
    const page = await browser.newPage()
    // The policy of our pages forbids other styles than theirs.
    await page.setBypassCSP(true)
    const address = addressOf(file, urlOf)
    const own = new URL(address).host
    const foreign = []
    page.on('request', (request) => {
      const { host, protocol } = new URL(request.url())
      if (protocol !== 'data:' && host !== own) foreign.push(request.url())
    })
    await page.evaluateOnNewDocument(watchShifts)
    const late = await heldRequests(page)
    const verdicts = []
    const judge = (claim, faults) =>
      verdicts.push({ file, claim, isRight: faults.length === 0, message: faults.slice(0, 4).join('; ') })
    for (const width of [320, 412, 1350]) {
      await page.setViewport({ width, height: 800 })
      await load(page, address, late)
      // Before anything scrolls: what moved is no doing of ours.
      const shifts = await page.evaluate(() => globalThis.shifts())
      judge(`${width} px`, await page.evaluate(findFaults))
      judge(`${width} px, loading`, shifts)
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
}

/** Longer than the tenth of a second that a browser waits for an `optional` font, in milliseconds. */
const LATE = 400

/**
 * Load a page so that what moves in it does not hang on how fast the machine is: fonts and pictures are answered only after the page was painted without
 * them, when an `optional` font comes too late. Whatever may move, moves then, and in every run.
 */
async function load(page, address, late) {
  late.hold()
  await page.goto(address, { waitUntil: 'domcontentloaded' })
  await page.evaluate(painted)
  await new Promise((resolve) => setTimeout(resolve, LATE))
  await late.release()
  await page.waitForFunction(() => document.readyState === 'complete')
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await page.evaluate(painted)
}

/** Runs in the page: two frames, so that the first of them is on the screen. */
function painted() {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))
}

/** The requests of a page for fonts and pictures, held until they are released. */
async function heldRequests(page) {
  let held
  await page.setRequestInterception(true)
  page.on('request', (request) => {
    if (held !== undefined && ['font', 'image'].includes(request.resourceType())) held.push(request)
    else void request.continue()
  })
  return {
    hold: () => (held = []),
    release: () => {
      const requests = held
      held = undefined
      return Promise.all(requests.map((request) => request.continue()))
    },
  }
}

/** Runs in the page: sums up what moved without the reader's doing (Layout Instability). What rounds to .001 is a fault. */
function watchShifts() {
  let sum = 0
  const seen = []
  const add = (entries) => {
    for (const { value, sources } of entries) {
      sum += value
      for (const { node } of sources) seen.push(node?.parentElement?.outerHTML.slice(0, 80) ?? '?')
    }
  }
  const observer = new PerformanceObserver((list) => add(list.getEntries()))
  observer.observe({ type: 'layout-shift', buffered: true })
  globalThis.shifts = () => {
    add(observer.takeRecords())
    return sum < 0.0005 ? [] : [`layout shift ${sum.toFixed(4)}: ${seen[0]}`]
  }
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
