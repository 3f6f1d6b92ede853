import { expect, test } from 'vitest'
import { statesFor, unitsFile } from '../../pipeline/localise/extract.ts'
import { localise } from '../../pipeline/localise/localise.ts'
import { segmentsOf } from '../../pipeline/localise/segments.ts'
import { identify } from '../../pipeline/tree/identify.ts'
import { parseMarkdown } from '../../pipeline/tree/markdown.ts'

test('a book of 10,000 blocks is extracted and said in another language in 1.5 CPU seconds, parsing aside', () => {
  const words =
    'the of and to in a is that for it as was with be by on not he his but at are this have from or had'.split(' ')
  let state = 7
  const random = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return (state >> 8) % below
  }
  const word = (at: number) => {
    const plain = `${words[random(words.length)]}${random(5) === 0 ? random(3000) : ''}`
    return at % 17 === 3 ? `**${plain}**` : at % 29 === 5 ? `[${plain}](http://a.b/${at})` : plain
  }
  const paragraph = () => `${Array.from({ length: 30 + random(50) }, (_, at) => word(at)).join(' ')}.`
  const blocks = Array.from({ length: 10_000 }, (_, at) => (at % 20 === 0 ? `## Chapter ${at}` : paragraph()))
  const { root: parsed, frontMatter } = parseMarkdown('book.md', `# Book\n\n${blocks.join('\n\n')}`).value
  const once = () => {
    const began = process.cpuUsage()
    const article = { name: 'book', lang: 'en', title: 'Book', frontMatter, root: identify(parsed) }
    const { units } = unitsFile(article)
    const middle = process.cpuUsage(began)
    const segments = segmentsOf(article)
    const catalog = new Map(segments.map(({ id, text }) => [id, text.replaceAll('the', 'ze')]))
    const files = new Map([['ru', { catalog, states: statesFor(segments, catalog, {}) }]])
    const again = process.cpuUsage()
    const { value } = localise(article, 'ru', { files })
    const end = process.cpuUsage(again)
    expect(Object.keys(units).length).toBe(10_001)
    expect(value.coverage.total).toBe(10_001)
    return (middle.user + middle.system + end.user + end.system) / 1e6
  }
  const seconds = Math.min(once(), once(), once())
  process.stdout.write(`extraction and application of 10,000 blocks: ${seconds.toFixed(2)} CPU s\n`)
  // Twice the figure: the machine of a test runs other things beside it.
  expect(seconds).toBeLessThan(3)
}, 120_000)
