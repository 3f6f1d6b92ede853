import { readFileSync, writeFileSync } from 'node:fs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** Copies with a fault put in. Each throws when the place of the fault is not there: a fault that was not made proves nothing. */

/** The file says that it is not tagged: neither PDF/UA nor PDF/A level a. Same length, so that the table of objects holds. */
export function untagged(from, to) {
  writeFileSync(to, Buffer.from(replaced(readFileSync(from, 'latin1'), '/Marked true', '/Marked null'), 'latin1'))
}

/** The first stream has no end. */
export function endlessStream(from, to) {
  writeFileSync(to, Buffer.from(replaced(readFileSync(from, 'latin1'), 'endstream', 'endstreax'), 'latin1'))
}

/** Two elements of the first chapter have one id. */
export function repeatedId(from, to) {
  const files = unzipSync(readFileSync(from))
  const chapter = Object.keys(files).find((path) => /text\/[^/]+\.xhtml$/.test(path))
  if (chapter === undefined) throw new Error(`repeatedId: no chapter in ${from}`)
  const text = replaced(strFromU8(files[chapter]), '</body>', '<p id="twice">a</p><p id="twice">b</p></body>')
  const { mimetype, ...others } = { ...files, [chapter]: strToU8(text) }
  writeFileSync(to, zipSync({ mimetype: [mimetype, { level: 0 }], ...others }))
}

/** An element that HTML does not have where it stands. */
export function misplacedElement(from, to) {
  writeFileSync(to, replaced(readFileSync(from, 'utf8'), '</main>', '<li>lost</li></main>'))
}

function replaced(text, search, replacement) {
  if (!text.includes(search)) throw new Error(`the place "${search}" for a fault is not there`)
  return text.replace(search, replacement)
}
