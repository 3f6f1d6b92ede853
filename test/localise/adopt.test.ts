import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { adoptTranslation } from '../../pipeline/localise/adopt.ts'
import { segmentsOf } from '../../pipeline/localise/segments.ts'
import type { Segment } from '../../pipeline/localise/types.ts'
import { articleOf } from './article-of.ts'

const english =
  '---\ntitle: News\ndescription: What happened in the city\n---\n\n# News of the day\n\nRead **this** and `npm i` at [the site](http://a.b).\n\n## First\n\nIn 1990 there were 50 people.\n\nAnother paragraph of some length stands here.\n\n## Second\n\n- one thing\n- another thing to do\n'
const russian =
  '---\ntitle: Вести\ndescription: Что случилось в городе\n---\n\n# Вести дня\n\nНа [сайте](http://a.b) читай **это** и `npm i`.\n\n## Первое\n\nВ 1990 году было 50 человек.\n\nЕщё один абзац стоит здесь, не короткий.\n\n## Второе\n\n- одно дело\n- ещё одно, что надо сделать\n'
const source = segmentsOf(articleOf(english))
const adopt = (markdown: string) => adoptTranslation(source, segmentsOf(articleOf(markdown, undefined, 'ru')))
const said = (markdown: string) =>
  new Map(adopt(markdown).units.map(({ source: text, target }) => [text.replaceAll(/<\/?\d\/?>/gu, ''), target]))

describe('an existing translation', () => {
  test('is taken in whole, tokens as the source numbers them', () => {
    const { units, missing, copies, extra } = adopt(russian)
    expect([missing, copies, extra]).toEqual([[], [], 0])
    expect(units.map(({ id }) => id)).toEqual(source.map(({ id }) => id))
    expect(said(russian).get('Read this and npm i at the site.')).toBe(
      'На <2>сайте</2> читай <0>это</0> и <1>npm i</1>.',
    )
    expect(Math.min(...units.map(({ confidence }) => confidence))).toBeGreaterThan(0.6)
  })

  test('that lacks a paragraph and has another is paired around it', () => {
    const drifted = russian
      .replace('В 1990 году было 50 человек.\n\n', '')
      .replace('## Второе', 'Совсем новый абзац, которого там не было никогда.\n\n## Второе')
    const { missing, extra } = adopt(drifted)
    expect([missing.length, extra].reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(2)
    expect(said(drifted).get('Second')).toBe('Второе')
    expect(said(drifted).get('one thing')).toBe('одно дело')
    expect(said(drifted).get('First')).toBe('Первое')
  })

  test('that is a copy in the source language is no translation', () => {
    const { units, copies } = adopt(english)
    expect(copies.length).toBeGreaterThan(5)
    expect(units.filter(({ source: text }) => text.split(' ').length > 2)).toEqual([])
  })

  test('that lost its marks is taken with less confidence', () => {
    const unit = adopt(russian.replace('**это**', 'это')).units.find(({ source: text }) => text.startsWith('Read'))
    expect(unit?.target).toContain('<0></0>')
    expect(unit?.confidence).toBeLessThan(0.9)
  })
})

const corpus =
  process.env['STEMMA_CORPUS'] === undefined ? undefined : `${process.env['STEMMA_CORPUS']}/corpus/opensource.guide`

interface Row {
  readonly lang: string
  readonly article: string
  readonly tier: string
}

describe.skipIf(corpus === undefined)('real translations (STEMMA_CORPUS)', () => {
  const read = (path: string) => readFileSync(`${corpus}/${path}`, 'utf8')
  const rows = corpus === undefined ? [] : (JSON.parse(read('alignment.json')) as readonly Row[])
  const segments = (lang: string, article: string): readonly Segment[] => {
    const file = [`md/${lang}/${article}.md`, `md/${lang}/${lang}-${article}.md`].find((path) =>
      existsSync(`${corpus}/${path}`),
    )
    return file === undefined ? [] : segmentsOf(articleOf(read(file), undefined, lang))
  }

  test('with the same structure give every segment', () => {
    const exact = rows.filter(({ tier }) => tier === 'A_exact_translated').slice(0, 6)
    const found = exact.map(({ lang, article }) => {
      const [from, to] = [segments('en', article), segments(lang, article)]
      const { units, copies } = adoptTranslation(from, to)
      const same = from.filter(({ text }) => to.some((other) => other.text === text)).length
      return [lang, article, from.length > 0 && units.length + copies.length + same >= from.length]
    })
    expect(found.length).toBe(6)
    expect(found.filter(([, , whole]) => whole !== true)).toEqual([])
  })

  test('that have drifted give 95 % of their segments right, and of the wrong ones three in four are doubted', () => {
    const exact = rows.filter(({ tier }) => tier === 'A_exact_translated')
    const isText = ({ id }: Segment) => !id.startsWith('@')
    let state = 5
    const random = () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
      return state / 0x7fffffff
    }
    const counts = { all: 0, right: 0, wrong: 0, doubted: 0, alarms: 0 }
    for (const [index, { lang, article }] of exact.entries()) {
      const [from, to] = [segments('en', article).filter(isText), segments(lang, article).filter(isText)]
      const other = exact[(index + 1) % exact.length]
      const strange = other === undefined ? [] : segments(lang, other.article).filter(isText)
      if (from.length !== to.length || from.length === 0) continue
      // One segment in twenty is lost, and before one in thirty stands a paragraph of another article.
      const kept = new Map<string, string>()
      const drifted = to.flatMap((segment, at): readonly Segment[] => {
        const insert = random() < 1 / 30 ? strange[Math.floor(random() * strange.length)] : undefined
        if (random() < 1 / 20) return insert === undefined ? [] : [insert]
        kept.set(from[at]?.id ?? '', segment.text)
        return insert === undefined ? [segment] : [insert, segment]
      })
      const bare = (text: string) => text.replaceAll(/<\/?\d+\/?>/gu, '').trim()
      const { units, copies } = adoptTranslation(from, drifted)
      const found = new Map(units.map((unit) => [unit.id, unit]))
      for (const [id, text] of kept) {
        if (copies.includes(id)) continue
        counts.all++
        if (bare(found.get(id)?.target ?? '') === bare(text)) counts.right++
      }
      for (const { id, target, confidence } of units) {
        if (bare(kept.get(id) ?? '') === bare(target)) {
          if (confidence < 0.6) counts.alarms++
          continue
        }
        counts.wrong++
        if (confidence < 0.6) counts.doubted++
      }
    }
    expect(counts.all).toBeGreaterThan(500)
    expect(counts.right / counts.all).toBeGreaterThanOrEqual(0.95)
    expect(counts.wrong).toBeGreaterThan(10)
    expect(counts.doubted / counts.wrong).toBeGreaterThanOrEqual(0.75)
    // A doubt that is everywhere tells nothing.
    expect(counts.alarms / counts.right).toBeLessThan(0.3)
  })
})
