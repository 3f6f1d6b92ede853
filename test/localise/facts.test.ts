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
  expect(changeOf(was, now)).toBe('facts')
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
  expect(changeOf(was, now)).toBe(change)
})
