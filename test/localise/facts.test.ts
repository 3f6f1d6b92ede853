import { expect, test } from 'vitest'
import { changeOf } from '../../pipeline/localise/staleness.ts'

test.each([
  ['a unit', 'They walked 5 km to the border.', 'They walked 5 miles to the border.'],
  ['a currency', 'It cost $5 at the time.', 'It cost €5 at the time.'],
  ['a magnitude', 'It cost 5 million at the time.', 'It cost 5 billion at the time.'],
  ['a name', 'He said that Tokayev had agreed to all of it.', 'He said that Nazarbayev had agreed to all of it.'],
  ['who and whom', 'They say Russia asked China for help.', 'They say China asked Russia for help.'],
  ['a month', 'The talks were held in January and ended well.', 'The talks were held in February and ended well.'],
  ['a negation', 'The president did not agree to leave the country.', 'The president did agree to leave the country.'],
  [
    'a contraction',
    'The president didn’t agree to leave the country.',
    'The president did agree to leave the country.',
  ],
  ['a negation in Russian', 'Он не согласился уйти.', 'Он согласился уйти.'],
  ['a negation in Chinese', '总统不同意离开国家。', '总统同意离开国家。'],
  ['an address', 'See https://a.org/one for more.', 'See https://a.org/two for more.'],
])('%s that changes is a fact', (_name, was, now) => {
  expect(changeOf(was, now, 'en')).toBe('facts')
})

test.each([
  [
    'minor',
    'He escalated the protests in the largest city of the country today.',
    'He escalated the protests in the largest town of the country today.',
  ],
  ['cosmetic', 'The president said so.', 'The President said so.'],
  ['cosmetic', 'Tokayev’s troops left.', "Tokayev's troops left."],
  [
    'major',
    'Er hat den Hund gesehen und dann die Katze im Garten gefunden.',
    'Er hat den Vogel gehört und dann das Pferd auf der Wiese gesucht.',
  ],
])('%s: %s → %s', (change, was, now) => {
  expect(changeOf(was, now, was.startsWith('Er ') ? 'de' : 'en')).toBe(change)
})

test.each([
  ['en', 'Twelve people were held.', 'Thirteen people were held.'],
  ['en', 'It was the second attempt of theirs.', 'It was the third attempt of theirs.'],
  ['en', 'They sent twenty-one men into it.', 'They sent twenty-two men into it.'],
  ['en', 'One soldier died on that day.', 'Two soldiers died on that day.'],
  ['en', 'Some soldiers died on that day.', 'Hundreds of soldiers died on that day.'],
  ['ru', 'Погибли двенадцать человек.', 'Погибли тринадцать человек.'],
  ['ru', 'Это случилось в пятый день.', 'Это случилось в шестой день.'],
  ['de', 'Es waren zweiundzwanzig Leute.', 'Es waren dreiundzwanzig Leute.'],
  ['de', 'Es waren hunderteinundzwanzig Leute.', 'Es waren hundertzwanzig Leute.'],
  ['de', 'Am dritten Tag kamen sie an.', 'Am vierten Tag kamen sie an.'],
  ['es', 'Murieron doce personas aquel día.', 'Murieron trece personas aquel día.'],
  ['es', 'Fue el quinto intento de todos.', 'Fue el sexto intento de todos.'],
  ['fr', 'Douze personnes sont mortes.', 'Treize personnes sont mortes.'],
  ['fr', 'Le deuxième jour il est parti.', 'Le troisième jour il est parti.'],
])('a number word of %s is a fact: %s → %s', (language, was, now) => {
  expect(changeOf(was, now, language)).toBe('facts')
})

test.each([
  ['en', 'All of the twelve people were held there.', 'All of the 12 people were held there.'],
  ['en', 'He was one of those that came on that day.', 'He was among those that came on that day.'],
  ['ru', 'Он говорил о двенадцати людях из этого города.', 'Он говорил про двенадцать людей из этого города.'],
  ['de', 'Am dritten Tag kamen sie alle dort an.', 'Am dritten Tage kamen sie alle dort an.'],
])('the same number in other words or digits is none, in %s: %s → %s', (language, was, now) => {
  expect(changeOf(was, now, language)).not.toBe('facts')
})

test('words are numbers in their own language alone', () => {
  // 'once' is eleven in Spanish, 'elf' in German.
  expect(
    changeOf('The elf came once to the house of the king.', 'The elf came to the house of the king.', 'en'),
  ).not.toBe('facts')
})
