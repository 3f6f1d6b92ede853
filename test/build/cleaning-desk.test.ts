import { describe, expect, test } from 'vitest'
import { adviceOn } from '../../pipeline/build/edits.ts'
import { cleanCommand } from '../../pipeline/build/clean-command.ts'
import { cleanFile, reportOf } from '../../pipeline/build/clean-file.ts'
import { askAbout } from '../../pipeline/build/interactive.ts'
import { prepareSource, prepareSources, readSource } from '../../pipeline/build/sources.ts'
import { loadArticle, loadPublication } from '../../pipeline/build/load.ts'
import { ruleCatalogue } from '../../pipeline/clean/catalogue.ts'
import type { Verdicts } from '../../pipeline/clean/types.ts'
import { memoryFolder } from '../../pipeline/world/memory.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const text =
  'A headline here\n\nThe council met on Monday , and all agreed. He said border. with Mr Smith and Mr. Jones; Mr. Brown too.\n'
const none = { lang: 'en', accept: [], reject: [] }
const verdictsOf = (edits: string | undefined) =>
  (JSON.parse(edits ?? '{}') as Verdicts).verdicts.map(({ rule, verdict }) => [rule, verdict])

describe('the cleaning desk', () => {
  test('a suggestion that is accepted by its rule is applied and remembered', () => {
    const { markdown, edits } = cleanFile('a.txt', bytes(text), { ...none, accept: ['punct/stray-stop'] })
    expect(markdown).toContain('border with Mr Smith')
    expect(verdictsOf(edits)).toEqual([['punct/stray-stop', 'accept']])
  })

  test('verdicts of edits.json hold, and new ones join them', () => {
    const first = cleanFile('a.txt', bytes(text), { ...none, accept: ['punct/stray-stop'] })
    const edits = { file: 'edits.json', text: first.edits ?? '' }
    const second = cleanFile('a.txt', bytes(`One more line.\n\n${text}`), {
      ...none,
      reject: ['punct/space-before-mark'],
      edits,
    })
    expect(second.markdown).toContain('Monday , and')
    expect(second.markdown).toContain('border with')
    expect(verdictsOf(second.edits)).toEqual([
      ['punct/stray-stop', 'accept'],
      ['punct/space-before-mark', 'reject'],
    ])
    expect(second.diagnostics.filter(({ code }) => code === 'clean/verdict-unmatched')).toEqual([])
  })

  test('a broken edits.json is told and not written over', () => {
    const result = cleanFile('a.txt', bytes(text), {
      ...none,
      accept: ['punct/stray-stop'],
      edits: { file: 'edits.json', text: '{' },
    })
    expect(result.edits).toBeUndefined()
    expect(result.diagnostics.map(({ code }) => code)).toContain('clean/verdicts-invalid')
  })

  test('a name that is no rule and no id is told', () => {
    expect(cleanFile('a.txt', bytes(text), { ...none, accept: ['no/rule'] }).unknown).toEqual(['no/rule'])
  })

  test('before and after stand under each other, coloured when asked', () => {
    const { cleaned } = cleanFile('a.txt', bytes(text), none)
    expect([...reportOf('diff', cleaned!)].join('')).toContain(
      '- ⏎The council met on Monday , and all agreed. He \n+ ⏎The council met on Monday, and all agreed. He \n',
    )
    expect([...reportOf('coloured', cleaned!)].join('')).toContain('\u001B[31mMonday ,\u001B[0m')
  })

  test.each([
    [['a', 'r'], { accept: ['punct/stray-stop'], reject: ['style/title-abbreviation'] }],
    [['', 'A'], { accept: ['style/title-abbreviation'], reject: [] }],
    [['what?', 'r', 'q'], { accept: [], reject: ['punct/stray-stop'] }],
    [['q'], { accept: [], reject: [] }],
  ])('a walk through open suggestions with the answers %j', async (answers, expected) => {
    const { cleaned } = cleanFile('a.txt', bytes(text), none)
    const left = [...answers]
    const found = await askAbout(cleaned!, async () => left.shift() ?? 'q', false)
    const rules = (ids: readonly string[]) => ids.map((id) => id.replace(/-[\da-f]{8}.*$/u, ''))
    expect({ accept: rules(found.accept), reject: rules(found.reject) }).toEqual(expected)
  })

  test.each([
    ['doubled-word', 'did you mean "grammar/doubled-word"?'],
    ['double-word', 'did you mean "grammar/doubled-word"?'],
    ['grammer/doubled-word', 'did you mean "grammar/doubled-word"?'],
    ['stray-stop', 'did you mean "punct/stray-stop"?'],
    ['grammar/doubled-word', 'the rule found nothing here'],
    ['nothing-like-it-at-all', '"stemma rules" lists the rules, the report names the ids'],
  ])('a name that is no record here, %s: %s', (name, advice) => {
    expect(adviceOn(name, cleanFile('a.txt', bytes(text), none).cleaned!.records)).toBe(advice)
  })

  test('the front matter of a file stays', () => {
    expect(cleanFile('a.md', bytes('---\ntitle: T\n---\n\nOne , two.\n'), none).markdown).toBe(
      '---\ntitle: T\n---\n\n# T\n\nOne, two.\n',
    )
  })
})

describe('sources that are no text', () => {
  const page = `<html lang="en"><title>The library is a hundred</title><body><h1>The library is a hundred</h1>${'<p>More than a thousand people came to the square to see the library turn a hundred , and to listen to its writers.</p>'.repeat(3)}</body></html>`

  test('a page in a publication becomes an article', async () => {
    const folder = memoryFolder({
      'publication.yaml': bytes('title: T\nsource: en\nlocales: [en]\n'),
      'content/a/source.html': bytes(page),
    })
    await prepareSources(folder)
    const { value } = loadArticle(folder, loadPublication(folder).value!, 'a')
    expect(value?.article.title).toBe('The library is a hundred')
    expect(value?.article.root.children).toHaveLength(4)
    expect(value?.cleaned.records.filter(({ rule }) => rule === 'punct/space-before-mark')).toHaveLength(3)
  })

  test.each([
    ['no ZIP', bytes('no zip at all, just text')],
    ['a ZIP that says it holds gigabytes', zipOf(3_000_000_000)],
    ['a ZIP without a document', zipOf(0)],
  ])('a Word file that is %s is told', async (_name, content) => {
    await prepareSource('a.docx', content)
    const { value, diagnostics } = readSource('a.docx', content)
    expect(value).toBeUndefined()
    expect(diagnostics.map(({ code }) => code)).toEqual(['source/docx'])
  })

  test('a Word file keeps headings, marks, lists, tables and notes', async () => {
    const JSZip = (await import('jszip')).default
    const zip = new JSZip()
    const run = (words: string, mark = '') =>
      `<w:r><w:rPr>${mark}</w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`
    const paragraph = (inner: string, style = '') =>
      `<w:p><w:pPr>${style === '' ? '' : `<w:pStyle w:val="${style}"/>`}</w:pPr>${inner}</w:p>`
    const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    const styles = ['Title', 'Heading1']
      .map((id) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id.replace('1', ' 1')}"/></w:style>`)
      .join('')
    const cell = (words: string) => `<w:tc>${paragraph(run(words))}</w:tc>`
    const body = [
      paragraph(run('The title'), 'Title'),
      paragraph(run('Words , and ') + run('bold', '<w:b/>') + '<w:r><w:footnoteReference w:id="2"/></w:r>'),
      `<w:tbl><w:tr>${cell('A')}${cell('B')}</w:tr><w:tr>${cell('1')}${cell('2')}</w:tr></w:tbl>`,
    ].join('')
    zip.file('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>')
    const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    const relations = (rows: string) =>
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows}</Relationships>`
    zip.file(
      '_rels/.rels',
      relations(`<Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/>`),
    )
    zip.file(
      'word/_rels/document.xml.rels',
      relations(
        `<Relationship Id="r1" Type="${office}/styles" Target="styles.xml"/><Relationship Id="r2" Type="${office}/footnotes" Target="footnotes.xml"/>`,
      ),
    )
    zip.file('word/document.xml', `<w:document ${namespace}><w:body>${body}</w:body></w:document>`)
    zip.file('word/styles.xml', `<w:styles ${namespace}>${styles}</w:styles>`)
    zip.file(
      'word/footnotes.xml',
      `<w:footnotes ${namespace}><w:footnote w:id="2">${paragraph(run('The note.'))}</w:footnote></w:footnotes>`,
    )
    const content = await zip.generateAsync({ type: 'uint8array' })
    await prepareSource('a.docx', content)
    expect(cleanFile('a.docx', content, none).markdown).toBe(
      '# The title\n\nWords, and **bold**[^1]\n\n| A | B |\n| - | - |\n| 1 | 2 |\n\n[^1]: The note.\n',
    )
  })
})

/** A ZIP directory of one entry that states a size. */
function zipOf(size: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(46 + 22))
  view.setUint32(0, 0x02014b50, true)
  view.setUint32(24, size, true)
  view.setUint32(46, 0x06054b50, true)
  view.setUint16(56, 1, true)
  view.setUint32(58, 46, true)
  view.setUint32(62, 0, true)
  return new Uint8Array(view.buffer)
}

test('the catalogue names every rule once', () => {
  const catalogue = ruleCatalogue()
  for (const id of ['page/related', 'encoding/mojibake', 'structure/title-heading', 'style/title-abbreviation'])
    expect(catalogue.split(`  ${id} `)).toHaveLength(2)
})

test('a rule that is only told is named when it is accepted, and changes nothing', () => {
  const doubled = 'A title\n\nAll of the the people came . They went home.\n'
  const names = ['grammar/doubled-word', 'punct/space-before-mark', 'no/such']
  const found = cleanFile('a.txt', bytes(doubled), { ...none, accept: names })
  expect(found.onlyTold).toEqual(['grammar/doubled-word'])
  expect(found.unknown).toEqual(['no/such'])
  expect(found.markdown).toContain('the the people came.')
})

test('a text without a title is called after its file', () => {
  const { markdown, diagnostics } = cleanFile('texts/my-trip.txt', bytes('It began. It went on.\n\nIt ended.\n'), none)
  expect(markdown).toContain('# My trip\n')
  expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([
    "tree/no-title: the article has no title; it is called 'My trip'",
  ])
})

test('a verdict on a file that is no source of an article counts for one run, and that is told', async () => {
  const printed: string[] = []
  const warned: string[] = []
  const flags = { report: undefined, diff: false, interactive: false, lang: 'en', languages: undefined, accept: [] }
  await cleanCommand(
    ['texts/a.txt'],
    { ...flags, reject: ['punct/space-before-mark'], colours: [false, false] },
    {
      print: (piece) => printed.push(piece),
      warn: (piece) => warned.push(piece),
      tell: () => undefined,
      read: () => bytes(text),
      ask: () => Promise.resolve(''),
    },
  )
  expect(printed.join('')).toContain('Monday , and')
  expect(warned.at(-1)).toContain('verdicts on texts/a.txt count for this run only')
})
