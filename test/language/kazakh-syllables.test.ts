import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hyphenationPoints } from '../../pipeline/language/hyphenation.ts'
import { kazakhSyllables } from '../../pipeline/language/kazakh-syllables.ts'
import { languageOf } from '../../pipeline/language/language.ts'
import { paragraphsOf } from '../typeset/udhr.ts'

/** Words divided by hand after the rules of Kazakh spelling: a letter alone is no part. */
const divided = `
  ба-ла ба-ла-лар мек-теп кі-тап кі-тап-ха-на қа-ла дә-реп-тер жұ-мыс адам-дар азат-тық ер-кін-дік тең-дік те-ңіз дос-тық
  айт-қан айт-ты қарт-тар жұрт-шы-лық құрт-тар қыр-қып ұлт-тар серт-теу бе-ріл-ген қор-ғал-ған таң-дау сөй-леу қай-тар-ған
  су-да бар-лау та-уық жа-уап да-уыс қу-ат жу-ан бу-ын ту-ра-лы бі-рі-гу-ге оқу-шы оқу-лық ба-ру ке-лу кө-ру ки-ім ки-у
  ти-і-сін-ше зи-ян қо-ян мей-рам бей-біт-ші-лік үй-ге қа-йық то-йым
  ком-пью-тер прог-рам-ма-сы экс-порт рес-пуб-ли-ка-сы фильм-дер элек-трон цен-трі
  Қа-зақ-стан Қа-зақ-стан-ның Өз-бек-стан дү-ние жү-зі-лік мә-де-ни-ет-ті әлеу-мет-тік мем-ле-кет-тік не-гіз-гі бос-тан-дық
  дек-ла-ра-ци-я-сы хал-қы-мыз тәр-би-е-леу ант ақ сөз жақ-сы-лық шы-ғар-ма-шы-лық құ-қық-та-ры ой-лау ай-нал-дыр-ма-у
`
const allowed = divided.trim().split(/\s+/u)

function pointsOf(word: string): readonly number[] {
  const points: number[] = []
  for (const part of word.split('-').slice(0, -1)) points.push((points.at(-1) ?? 0) + part.length)
  return points
}

test('Kazakh words are divided only between syllables', () => {
  let found = 0
  let possible = 0
  const wrong: string[] = []
  for (const word of allowed) {
    const letters = word.replaceAll('-', '')
    const right = pointsOf(word)
    const points = kazakhSyllables(letters)
    for (const point of points)
      if (!right.includes(point)) wrong.push(`${letters.slice(0, point)}-${letters.slice(point)}`)
    found += points.length
    possible += right.filter((point) => point >= 2 && point <= letters.length - 2).length
  }
  expect(wrong).toEqual([])
  expect(possible).toBeGreaterThan(120)
  expect(found / possible).toBeGreaterThan(0.93)
})

test.each(['қазақша', 'Қазақша', 'ҚАЗАҚША'])('capitals change nothing: %s', (word) => {
  expect(kazakhSyllables(word)).toEqual([2, 5])
})

test('letters of other scripts and languages are left alone', () => {
  for (const word of ['Kazakhstan', 'қазақ-ша', 'съёмка2', 'щука', '', 'a\u0301']) {
    expect(kazakhSyllables(word).every((point) => point >= 2 && point <= word.length - 2)).toBe(true)
  }
  expect(kazakhSyllables('Kazakhstan')).toEqual([])
  expect(languageOf('kk-Latn').hyphenation).toBeUndefined()
  expect(languageOf('kk-Arab').hyphenation).toBeUndefined()
})

test('every part of a word of real text has one vowel or more, and begins with no sign', () => {
  const words = new Set(
    paragraphsOf('kaz')
      .join(' ')
      .match(/[\p{Script=Cyrillic}]{5,}/gu),
  )
  expect(words.size).toBeGreaterThan(500)
  let parts = 0
  for (const word of words) {
    let from = 0
    for (const point of [...hyphenationPoints(word, 'kk'), word.length]) {
      const part = word.slice(from, point)
      expect(part).toMatch(/[аәеёиоөұүыіэюяу]/iu)
      expect(part).not.toMatch(/^[ьъ]/iu)
      if (from === 0 || point === word.length) expect(part.length).toBeGreaterThan(1)
      from = point
      parts++
    }
  }
  expect(parts / words.size).toBeGreaterThan(2.2)
})

test('any string of Kazakh letters is divided inside and in order', () => {
  const letter = fc.constantFrom(...'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя')
  fc.assert(
    fc.property(fc.array(letter, { maxLength: 40 }), (letters) => {
      const word = letters.join('')
      const points = kazakhSyllables(word)
      expect(points).toEqual([...new Set(points)].toSorted((a, b) => a - b))
      for (const point of points) expect(word.slice(point)).not.toMatch(/^[ьъ]/u)
    }),
    { seed: 7, numRuns: 300 },
  )
})
