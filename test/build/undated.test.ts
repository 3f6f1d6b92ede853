import { expect, test } from 'vitest'
import { unzipSync } from 'fflate'
import { buildPublication } from '../../pipeline/build/build.ts'
import { diskWorld } from '../../pipeline/world/disk.ts'
import { memoryFolder } from '../../pipeline/world/memory.ts'

const toolchain = { stemma: '0', node: '0', icu: '0', unicode: '0', zlib: '0', arch: 'any' }
const year = /\b(?:19[67]|20[0-9])\d\b/u

test('where nobody names a day, readers see none: not in the page, the PDF, the e-book or the feed', async () => {
  const output = memoryFolder()
  const publication = memoryFolder({
    'publication.yaml': 'title: T\nsource: en\nlocales: [en]\nurl: https://example.org/\ncover: none\n',
    'content/one/source.md': '# One\n\nA text.\n',
  })
  const world = { publication, output, packageFile: diskWorld('.', '.').packageFile }
  const { diagnostics } = await buildPublication(world, { toolchain, jobs: 1 })
  expect(diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['warning edition/no-date'])
  const text = (path: string, encoding = 'utf-8') => new TextDecoder(encoding).decode(output.read(path))
  const body = /<body[\s\S]*<\/body>/u
  for (const page of ['en/one.html', 'en/index.html', 'index.html']) {
    expect(text(page), page).not.toMatch(/<time|dcterms\.date|published_time|modified_time|datePublished/u)
    expect(body.exec(text(page))?.[0].replaceAll(/urn:uuid:[\w-]+|<style[\s\S]*?<\/style>/gu, ''), page).not.toMatch(
      year,
    )
  }
  expect(text('en/feed.xml')).not.toContain('<published>')
  expect(text('en/one.pdf', 'latin1')).not.toMatch(/CreationDate|ModDate|CreateDate|ModifyDate|D:\d{4}/u)
  const book = unzipSync(output.read('en/one.epub') ?? new Uint8Array())
  const files = Object.entries(book).filter(([name]) => /\.(?:opf|xhtml)$/u.test(name))
  expect(files.length).toBeGreaterThan(3)
  for (const [name, bytes] of files) {
    const said = new TextDecoder().decode(bytes)
    expect(said, name).not.toMatch(/<time|dc:date/u)
    // The one instant that the format demands.
    if (name.endsWith('.opf')) expect(said.match(/2000-01-01/gu)).toHaveLength(1)
  }
})
