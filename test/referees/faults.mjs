import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'

/** Faults of PDF files and pages. Each throws when its place is not there: a fault that was not made proves nothing. */

const inPdf = (search, replacement) => (from, to) =>
  writeFileSync(to, Buffer.from(replaced(readFileSync(from, 'latin1'), search, replacement), 'latin1'))
const inPage = (search, replacement) => (from, to) =>
  writeFileSync(to, replaced(readFileSync(from, 'utf8'), search, replacement))

/** What PDF/UA-1 and PDF/A-2a forbid. Replacements have the same length, so that the table of objects holds. */
export const pdfFaults = [
  {
    name: 'a file that says it is not tagged',
    finds: /6\.2-1 |6\.7\.2\.2-1 /,
    spoil: inPdf('/Marked true', '/Marked null'),
  },
  { name: 'text without a language', finds: /7\.2-\d+ |6\.7\.4-1 /, spoil: inPdf(/\/Lang \(/g, '/Lxng (') },
  { name: 'a picture without a description', finds: /7\.3-1 /, spoil: inPdf(/\/Alt \(/g, '/Alx (') },
  {
    name: 'a font that is not in the file',
    finds: /6\.2\.11\.4\.1-1 |7\.21\.4\.1-1 /,
    spoil: inPdf(/\/FontFile2 /g, '/FontFilex '),
  },
  {
    name: 'pages whose text has no tags',
    finds: /7\.1-3 /,
    spoil: inPdf(/\/StructParents (?=\d)/g, '/StructParentx '),
  },
  { name: 'links without tags', finds: /7\.18\.5-1 /, spoil: inPdf(/\/StructParent (?=\d)/g, '/StructParenx ') },
  { name: 'tags of which nobody knows the meaning', finds: /7\.1-5 /, spoil: inPdf(/\/S \/P\n/g, '/S /Y\n') },
]

/** What breaks the syntax of a PDF. */
export const syntaxFaults = [
  { name: 'a stream without an end', finds: /./, spoil: inPdf('endstream', 'endstreax') },
  { name: 'a table of objects at the wrong place', finds: /./, spoil: inPdf(/startxref\n\d/, 'startxref\n9') },
]

/** What HTML does not allow. */
export const htmlFaults = [
  { name: 'a list item without a list', finds: /li/, spoil: inPage('</main>', '<li>lost</li></main>') },
  { name: 'an id twice', finds: /[Dd]uplicate ID/, spoil: inPage('</main>', '<p id="a">a</p><p id="a">b</p></main>') },
]

/** What shuts readers out; the last two only in one colour scheme, which shows that both are looked at. */
export const accessFaults = [
  { name: 'no language', finds: /html-has-lang/, spoil: inPage(/<html lang="[^"]*"/, '<html') },
  { name: 'a picture without a text', finds: /image-alt/, spoil: inPage('</main>', '<img src="a.png"></main>') },
  { name: 'pale text', finds: /color-contrast/, in: 'light', spoil: inPage('</main>', pale('light')) },
  { name: 'pale text in the dark', finds: /color-contrast/, in: 'dark', spoil: inPage('</main>', pale('dark')) },
]

/** What costs points in each of the four categories of Lighthouse, and what moves. */
export const siteFaults = [
  {
    name: 'a picture without a text',
    finds: /image-alt/,
    in: 'accessibility',
    spoil: inPage('</main>', '<img src="../assets/icon.svg"></main>'),
  },
  { name: 'no title', finds: /document-title/, in: 'seo', spoil: inPage(/<title>[^<]*<\/title>/, '') },
  {
    name: 'a picture that is not there',
    finds: /errors-in-console/,
    in: 'best-practices',
    spoil: inPage('</main>', '<img src="absent.png" alt=""></main>'),
  },
  {
    name: 'a text that jumps while it is being read',
    finds: /layout shift 0\.\d/,
    in: 'CLS',
    spoil: inPage(
      /<meta http-equiv="Content-Security-Policy"[^>]*>(.*)<\/main>/s,
      '$1</main><style>@keyframes jump{to{margin-block-start:20rem}}main{animation:jump 1s steps(1,jump-end) .2s forwards}</style>',
    ),
  },
]

/** What narrow windows and wide spacing bring out. */
export const widthFaults = [
  {
    name: 'a block of fixed width',
    finds: /px wide/,
    spoil: inPage('</main>', '</main><style>h1{min-width:40rem}</style>'),
  },
  {
    name: 'a heading of fixed height',
    finds: /cut off/,
    spoil: inPage('</main>', '</main><style>h1{height:1em;overflow:hidden}</style>'),
  },
  {
    name: 'lines too close to hold wider spacing',
    finds: /lies on/,
    spoil: inPage('</main>', '</main><style>main :is(p,h1){position:absolute;top:9rem}</style>'),
  },
  {
    name: 'a picture from elsewhere',
    finds: /elsewhere\.invalid/,
    spoil: inPage('</main>', '<img src="http://elsewhere.invalid/a.png" alt=""></main>'),
  },
  {
    name: 'a font that comes late and is put in all the same',
    finds: /layout shift/,
    in: 'loading',
    spoil: inPage(
      // A font with Latin letters, since one of ideographs moves nothing in most pages; by an address of its own, since the usual one may be preloaded.
      /^(.*url\("([^"]*\/noto-serif-\d+-\w+\.woff2)"\).*)(<\/main>)/s,
      '$1<style>@font-face{font-family:Late;font-display:swap;size-adjust:150%;src:url("$2?late")}main *{font-family:Late !important}</style>$3',
    ),
  },
  {
    name: 'ideographs for which there is no font',
    finds: /boxes/,
    in: 'no font of East Asia',
    spoil: inPage(/<html lang="[^"]*"(.*)<\/main>/s, '<html lang="zh"$1<p>没有字体的文字</p></main>'),
  },
  {
    name: 'a picture without a size',
    finds: /layout shift/,
    in: 'loading',
    // Its own picture: a page need not have one.
    spoil(from, to, files) {
      writeFileSync(`${to}.svg`, '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"/>')
      inPage('<main', `<img alt="" src="${basename(to)}.svg"><main`)(from, to, files)
    },
  },
]

/** The text of one edition is not that of another: a PDF beside the page of the next locale. */
export const textFaults = [
  {
    name: 'the text of another edition',
    finds: /% of the text/,
    spoil(from, to, files) {
      const other = files.find((file) => basename(file) === basename(from) && file !== from) ?? files.at(-1)
      if (other === undefined || other === from) throw new Error('there is no other edition to take the text of')
      copyFileSync(from, to)
      copyFileSync(other.replace(/\.pdf$/, '.html'), to.replace(/\.pdf$/, '.html'))
    },
  },
]

function pale(scheme) {
  const [ink, paper] = scheme === 'light' ? ['#ccc', '#fff'] : ['#333', '#222']
  const style = `@media (prefers-color-scheme: ${scheme}) { .pale { color: ${ink}; background: ${paper} } }`
  return `<p class="pale">Hardly seen.</p></main><style>${style}</style>`
}

function replaced(text, search, replacement) {
  const changed = text.replace(search, replacement)
  if (changed === text) throw new Error(`the place "${search}" for a fault is not there`)
  return changed
}
