import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { probeBidi } from '../../../pipeline/typeset/text/probe.ts'

// Unicode's files; Debian has them in the package unicode-data (15.0.0), which puts them into /usr/share/unicode.
const folder = process.env['STEMMA_UNICODE_DATA'] ?? '/usr/share/unicode'
const cases = `${folder}/BidiTest.txt`
const characterCases = `${folder}/BidiCharacterTest.txt`

/** One character for each bidi class; those of the first plane, so that offsets are indexes. */
const sample: Readonly<Record<string, string>> = {
  L: 'a', R: '\u05d0', EN: '1', ES: '+', ET: '$', AN: '\u0661', CS: ',', B: '\u2029', S: '\t', WS: ' ', ON: '!',
  LRE: '\u202a', RLE: '\u202b', PDF: '\u202c', LRO: '\u202d', RLO: '\u202e', LRI: '\u2066', RLI: '\u2067', FSI: '\u2068',
  PDI: '\u2069', NSM: '\u0300', AL: '\u0627', BN: '\u00ad',
} // prettier-ignore

/** What is wrong with an answer; removed characters (x) may have any level. */
function differs(
  text: string,
  dir: 'ltr' | 'rtl' | 'auto',
  levels: readonly string[],
  order: string,
): string | undefined {
  const answer = probeBidi({ id: '', text, dir })
  const wrong = levels.findIndex((level, index) => level !== 'x' && Number(level) !== answer.levels[index])
  if (wrong >= 0) return `${dir} ${JSON.stringify(text)}: level at ${wrong}`
  return answer.order.join(' ') === order ? undefined : `${dir} ${JSON.stringify(text)}: order`
}

test.skipIf(!existsSync(cases))('all cases of BidiTest 15.0 (STEMMA_UNICODE_DATA names the folder of the file)', () => {
  let levels: readonly string[] = []
  let order = ''
  let count = 0
  const wrong: string[] = []
  for (const line of readFileSync(cases, 'utf8').split('\n')) {
    const [, kind, rest = ''] = /^@(Levels|Reorder):\s*(.*)$/u.exec(line) ?? []
    if (kind === 'Levels') levels = rest.trim().split(/\s+/u)
    else if (kind === 'Reorder') order = rest.trim().replaceAll(/\s+/gu, ' ')
    else if (/^[A-Z]/u.test(line)) {
      const [types = '', bits = ''] = line.split(';')
      const text = types
        .trim()
        .split(/\s+/u)
        .map((type) => sample[type] ?? '?')
        .join('')
      const asked = Number(bits)
      for (const [bit, dir] of [
        [1, 'auto'],
        [2, 'ltr'],
        [4, 'rtl'],
      ] as const) {
        if ((asked & bit) === 0) continue
        count++
        const problem = differs(text, dir, levels, order)
        if (problem !== undefined && wrong.length < 20) wrong.push(problem)
      }
    }
  }
  expect(wrong).toEqual([])
  expect(count).toBe(770_241)
})

test.skipIf(!existsSync(characterCases))('all cases of BidiCharacterTest 15.0 (STEMMA_UNICODE_DATA)', () => {
  let count = 0
  const wrong: string[] = []
  for (const line of readFileSync(characterCases, 'utf8').split('\n')) {
    if (!/^[0-9A-F]/u.test(line)) continue
    const [points = '', asked, , levels = '', order = ''] = line.split(';')
    const letters = points.split(' ').map((point) => String.fromCodePoint(parseInt(point, 16)))
    const offsets: number[] = []
    let length = 0
    for (const letter of letters) {
      offsets.push(length)
      length += letter.length
    }
    const byUnit = levels
      .split(' ')
      .flatMap((level, index) => Array.from({ length: letters[index]!.length }, () => level))
    const byOffset =
      order.trim() === ''
        ? ''
        : order
            .trim()
            .split(/\s+/u)
            .map((index) => offsets[Number(index)])
            .join(' ')
    const dir = asked === '0' ? 'ltr' : asked === '1' ? 'rtl' : 'auto'
    count++
    const problem = differs(letters.join(''), dir, byUnit, byOffset)
    if (problem !== undefined && wrong.length < 20) wrong.push(problem)
  }
  expect(wrong).toEqual([])
  expect(count).toBe(91_707)
})
