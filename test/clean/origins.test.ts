import { expect, test } from 'vitest'
import { clean } from '../../pipeline/clean/index.ts'
import { toldOfFile } from '../../pipeline/clean/origins.ts'
import { sourceOfPage } from '../../pipeline/clean/page/index.ts'
import type { SourceText } from '../../pipeline/source/types.ts'
import { articleFrom } from '../../pipeline/tree/article.ts'

const told = (source: SourceText, input: string) => {
  const { value } = clean(source, { lang: 'en' })
  const { diagnostics } = articleFrom('a', value, { lang: 'en' })
  return toldOfFile(diagnostics, source, value).flatMap(({ code, place }) =>
    place?.offset === undefined
      ? []
      : [`${code} ${place.line}:${place.column} ${input.slice(place.offset, place.offset + 12)}`],
  )
}

test('what the tree says of Markdown points into the file as it came, whatever was repaired before', () => {
  const text =
    '# A title\n\nOne , two , three&nbsp;  four.\n\nLeave a Comment\n\nSee <script>alert(1)</script> there.\n'
  expect(told({ file: 'a.md', format: 'markdown', text, encoding: 'utf-8' }, text)).toEqual([
    expect.stringMatching(/7:5 <script>aler$/u),
  ])
})

test('what the tree says of a page points into the page', () => {
  const sentence = 'The council met on Monday , and all of the members agreed that the road is too long to be built. '
  const html = `<html lang="en"><head><title>A title</title></head>\n<body><nav>Home | News</nav>\n<article><h1>A title</h1>\n<p>${sentence.repeat(4)}</p>\n<p>${sentence}<img src="data:image/png;base64,AAAA" alt="x">${sentence}</p></article></body></html>`
  const source = sourceOfPage({ file: 'a.html', format: 'html', text: html, encoding: 'utf-8' }).value!
  const { value } = clean(source, { lang: 'en' })
  const { diagnostics } = articleFrom('a', value, { lang: 'en' })
  const at = value.text.indexOf('too long', 300)
  const place = {
    file: 'a.html',
    line: value.text.slice(0, at).split('\n').length,
    column: at - value.text.lastIndexOf('\n', at),
  }
  const [moved] = toldOfFile(
    [{ code: 'tree/too-deep', severity: 'warning', message: '', hints: [], place }],
    source,
    value,
  )
  expect(html.slice(moved!.place!.offset).startsWith('too long')).toBe(true)
  expect(moved!.place).toMatchObject({ line: html.slice(0, moved!.place!.offset).split('\n').length })
  expect(toldOfFile(diagnostics, source, value).every((one) => (one.place?.offset ?? 0) <= html.length)).toBe(true)
})
