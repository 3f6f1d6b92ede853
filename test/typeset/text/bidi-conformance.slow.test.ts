import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { probeBidi } from '../../../pipeline/typeset/text/probe.ts'

/** The official files lie in the Debian package unicode-data (15.0, /usr/share/unicode). */
const folder = process.env['STEMMA_BIDI_TESTS'] ?? ''
const linesOf = (name: string) =>
  readFileSync(join(folder, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))

const directions = ['ltr', 'rtl', 'auto'] as const
/** One character of every class. Separators inside a line would end it: a B is the last of its line in the file. */
const letters: Readonly<Record<string, string>> = {
  ...{
    L: 'a',
    R: 'א',
    EN: '1',
    ES: '+',
    ET: '#',
    AN: '٠',
    CS: ',',
    B: '\u2029',
    S: '\t',
    WS: ' ',
    ON: '!',
    BN: '\u200b',
  },
  ...{ NSM: '\u0300', AL: 'ع', LRE: '\u202a', RLE: '\u202b', LRO: '\u202d', RLO: '\u202e', PDF: '\u202c' },
  ...{ LRI: '\u2066', RLI: '\u2067', FSI: '\u2068', PDI: '\u2069' },
}

describe.skipIf(!existsSync(join(folder, 'BidiTest.txt')))(
  'the files of UAX #9 (STEMMA_BIDI_TESTS names their folder)',
  () => {
    test('all 91,707 cases of BidiCharacterTest', () => {
      const cases = linesOf('BidiCharacterTest.txt')
      expect(cases).toHaveLength(91_707)
      const wrong = cases.filter((line) => {
        const [codes = '', direction = '', , levels = '', order = ''] = line.split(';')
        const characters = codes.split(' ').map((code) => String.fromCodePoint(parseInt(code, 16)))
        return !isRight(characters, directions[Number(direction)] ?? 'auto', levels, order)
      })
      expect(wrong).toEqual([])
    })

    test('all 770,241 cases of BidiTest', () => {
      let levels = ''
      let order = ''
      let count = 0
      const wrong: string[] = []
      for (const line of linesOf('BidiTest.txt')) {
        if (line.startsWith('@Levels:')) levels = line.slice(8).trim()
        else if (line.startsWith('@Reorder:')) order = line.slice(9).trim()
        else {
          const [classes = '', set = '0'] = line.split(';')
          const characters = classes.split(' ').map((name) => letters[name] ?? '')
          for (const [bit, direction] of (['auto', 'ltr', 'rtl'] as const).entries()) {
            if ((Number(set) & (1 << bit)) === 0) continue
            count += 1
            if (!isRight(characters, direction, levels, order)) wrong.push(`${direction} ${line}: ${levels}`)
          }
        }
      }
      expect(count).toBe(770_241)
      expect(wrong).toEqual([])
    })
  },
)

function isRight(characters: readonly string[], dir: 'ltr' | 'rtl' | 'auto', levels: string, order: string): boolean {
  const answer = probeBidi({ id: '', text: characters.join(''), dir })
  const starts: number[] = []
  let offset = 0
  for (const character of characters) {
    starts.push(offset)
    offset += character.length
  }
  const hasLevels = levels
    .split(' ')
    .every((level, index) => level === 'x' || Number(level) === answer.levels[starts[index] ?? -1])
  const wanted = order === '' ? [] : order.split(' ').map((index) => starts[Number(index)])
  return hasLevels && wanted.join() === answer.order.join()
}
