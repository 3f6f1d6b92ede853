import { describe, expect, test } from 'vitest'
import { clean } from '../../pipeline/clean/index.ts'

const article = (lang: string) =>
  lang === 'de'
    ? 'Das Licht\n\nDer Wärter stieg jeden Abend die Treppe hinauf.'
    : 'Majakas\n\nValvur läks igal õhtul trepist üles torni.'

function cleaned(lang: string, tail: string) {
  const text = `${article(lang)}\n\n${tail}`
  return clean({ file: 'a.txt', format: 'text', text, encoding: 'utf-8' }, { lang }).value
}

describe('comments of readers go with their label, each with a record', () => {
  test.each([
    ['de', 'Kommentare (3)\n\nseebaer77 schreibt: Toller Artikel!\n\nAnna: Ich war dort.\n\nAntworten', 4],
    ['de', 'Kommentare\n\nAnna\n\n3. März 2024 um 14:05\n\nIch war dort, und es war schön.\n\nAntworten', 5],
    ['et', '2 Comments\n\nMari: Tore lugu!\n\nJaan ütleb: Käisin seal.\n\nReply', 4],
  ])('%s: %s', (lang, tail, removed) => {
    const { text, records } = cleaned(lang, tail)
    expect(text.trimEnd()).toBe(`# ${article(lang)}`)
    const own = records.filter(({ rule }) => rule === 'boilerplate/comment-prompt')
    expect(own.map(({ actual }) => actual)).toEqual(tail.split('\n\n'))
    expect(own).toHaveLength(removed)
  })
})

test.each([
  ['de', 'Kommentare\n\nDer Minister wollte sich dazu nicht äußern.\n\nAuch die Reederei schwieg am Montag.'],
  ['et', '3 Comments\n\nMinister ei soovinud seda lugu esmaspäeval kommenteerida.'],
])('a label of comments with text after it stays and is told (%s)', (lang, tail) => {
  const { text, records } = cleaned(lang, tail)
  expect(text).toContain(tail)
  expect(records.filter(({ rule }) => rule === 'boilerplate/comment-label').map(({ actual }) => actual)).toEqual([
    tail.split('\n')[0],
  ])
})

test('a heading that names comments begins a section, and stays with it', () => {
  const text = `# How to write comments\n\nA comment says why the code is as it is, and never what it does.\n\n## Comments\n\nAnna: 3 May 2025\n\nBert: 4 May 2025\n`
  const { value } = clean({ file: 'a.md', format: 'markdown', text, encoding: 'utf-8' }, { lang: 'en' })
  expect(value.text).toContain('## Comments\n\nAnna: 3 May 2025\n\nBert: 4 May 2025\n')
  expect(value.records.filter(({ rule }) => rule.startsWith('boilerplate/'))).toEqual([])
})
