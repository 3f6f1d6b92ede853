import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { eachOf, requireReferee, withBrowser } from './browser.mjs'

/** Ground and letters of a reader who reads at night. */
const NIGHT = { background: 'rgb(18, 18, 18)', color: 'rgb(221, 221, 221)' }

/**
 * epub.js opens every book: direction, contents, page list, fonts, and text on the first page of the chapter; and pages of 400 pixels
 * with letters of twice the size at night, where nothing may be cut off at the side or keep a colour of the day.
 */
export function judgeByReader(files) {
  const scripts = [requireReferee.resolve('jszip/dist/jszip.min.js'), requireReferee.resolve('epubjs/dist/epub.min.js')]
  return withBrowser((browser, urlOf) =>
    eachOf(files, 2, async (file) => {
      const page = await browser.newPage()
      try {
        await page.goto(urlOf('/empty'))
        for (const script of scripts) await page.addScriptTag({ content: readFileSync(script, 'utf8') })
        const seen = await page.evaluate(read, urlOf(file), NIGHT)
        const message = complaints(seen, wantedOf(file)).join('; ')
        return { file, claim: 'opens in a reader', isRight: message === '', message }
      } catch (error) {
        return { file, claim: 'opens in a reader', isRight: false, message: String(error) }
      } finally {
        await page.close()
      }
    }),
  )
}

/** What the package says, read without our code: language, number of page marks, fonts. */
function wantedOf(file) {
  const files = unzipSync(readFileSync(file))
  const text = (path) => strFromU8(files[path] ?? new Uint8Array())
  const language = /<dc:language>([^<]+)</.exec(text('OEBPS/content.opf'))?.[1] ?? 'und'
  const pages = Object.keys(files)
    .filter((path) => path.endsWith('.xhtml'))
    .reduce((sum, path) => sum + text(path).split('epub:type="pagebreak"').length - 1, 0)
  return { direction: new Intl.Locale(language).textInfo.direction, pages }
}

function complaints(seen, wanted) {
  const list = []
  const want = (isRight, message) => isRight || list.push(message)
  want(seen.direction === wanted.direction, `direction ${seen.direction}, not ${wanted.direction}`)
  want(seen.body === wanted.direction, `the text runs ${seen.body}, not ${wanted.direction}`)
  want(seen.toc > 0, 'no contents')
  want(seen.broken.length === 0, `contents lead nowhere: ${seen.broken.join(', ')}`)
  want(seen.landmarks > 0, 'no landmarks')
  want(seen.pages === wanted.pages && wanted.pages > 0, `${seen.pages} pages listed, ${wanted.pages} marked`)
  want(seen.letters > 100, `only ${seen.letters} letters in the first chapter`)
  want(seen.width > 0 && seen.height > 0, 'the first page is empty')
  want(seen.fonts.length > 0, 'no font was loaded')
  want(
    seen.fonts.every((font) => !font.endsWith('error')),
    `fonts: ${seen.fonts.join(', ')}`,
  )
  want(seen.wide.length === 0, `wider than the page at twice the size: ${seen.wide.join(', ')}`)
  want(seen.colours.join() === NIGHT.color, `colours at night: ${seen.colours.join('; ')}`)
  return list
}

/** Runs in the page: open the book, show its first chapter, tell what is there. */
async function read(url, night) {
  const book = ePub(url, { openAs: 'epub' })
  await book.ready
  const navigation = await book.loaded.navigation
  await book.loaded.pageList
  const metadata = await book.loaded.metadata
  const holder = document.body.appendChild(document.createElement('div'))
  const rendition = book.renderTo(holder, {
    width: 600,
    height: 800,
    flow: 'scrolled-doc',
    allowScriptedContent: false,
  })
  const start = (navigation.landmarks ?? []).find(({ type }) => type === 'bodymatter')?.href ?? navigation.toc[0]?.href
  await rendition.display(start)
  const [contents] = rendition.getContents()
  const inner = contents.document
  await inner.fonts.ready
  // Fonts that no character of this chapter asked for are loaded too: a broken file must not hide.
  await Promise.all([...inner.fonts].map((font) => font.load().catch(() => undefined)))
  const body = inner.body.getBoundingClientRect()
  const flat = (list) => list.flatMap((item) => [item, ...flat(item.subitems ?? [])])
  const day = {
    body: contents.window.getComputedStyle(inner.body).direction,
    letters: inner.body.innerText.trim().length,
    width: body.width,
    height: body.height,
    fonts: [...inner.fonts].map((font) => `${font.family} ${font.weight} ${font.status}`),
  }
  rendition.destroy()
  const page = { width: 400, height: 700 }
  const large = book.renderTo(holder, { ...page, flow: 'paginated', spread: 'none', allowScriptedContent: false })
  large.themes.register('night', { body: night })
  large.themes.select('night')
  large.themes.fontSize('200%')
  await large.display(start)
  const [shown] = large.getContents()
  await shown.document.fonts.ready
  const blocks = [...shown.document.querySelectorAll('h1,h2,h3,p,table,pre,img,li')]
  const widthOf = (block) => Math.max(0, ...[...block.getClientRects()].map((box) => box.width))
  return {
    ...day,
    wide: blocks.filter((block) => widthOf(block) > page.width).map((block) => block.id || block.localName),
    colours: [...new Set(blocks.map((block) => shown.window.getComputedStyle(block).color))],
    direction: metadata.direction,
    toc: navigation.toc.length,
    broken: flat(navigation.toc)
      .map(({ href }) => href)
      .filter((href) => !book.spine.get(href)),
    landmarks: (navigation.landmarks ?? []).length,
    pages: (book.pageList?.pageList ?? []).length,
  }
}
