import { beforeAll, expect, test } from 'vitest'
import { loadArticle, loadPublication } from '../../pipeline/build/load.ts'
import { prepareSource } from '../../pipeline/build/sources.ts'
import { memoryFolder } from '../../pipeline/world/memory.ts'

beforeAll(() => prepareSource('source.html', new Uint8Array()))

const text = 'Some people read on paper, others on a screen, and both want the same words in the same order. '

test.each([
  ['a country of the source language', 'en', 'en-US', 'en', ['en', 'ru']],
  ['another country than that of the source', 'en-GB', 'en-US', 'en-GB', ['en-GB', 'ru']],
  ['the same script under another name', 'zh-Hans', 'zh-CN', 'zh-Hans', ['zh-Hans', 'ru']],
  ['the same language in another script', 'zh-Hans', 'zh-TW', 'zh-TW', ['zh-TW']],
  ['another language', 'en', 'de-AT', 'de-AT', ['de-AT']],
])('a saved page in %s', (_name, source, lang, expected, locales) => {
  const paragraphs = `<p>${text.repeat(4)}</p>`.repeat(4)
  const folder = memoryFolder({
    'publication.yaml': `title: T\nsource: ${source}\nlocales: [${source}, ru]\ndate: 2026-01-02\n`,
    'content/one/source.html': `<!doctype html><html lang="${lang}"><title>A page</title><article><h1>A page</h1>${paragraphs}</article></html>`,
  })
  const { value: config } = loadPublication(folder)
  const loaded = config && loadArticle(folder, config, 'one').value
  expect(loaded?.article.lang).toBe(expected)
  expect(loaded?.locales).toEqual(locales)
})
