import { unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { checkByAce, checkByEpubCheck, checkByPackage } from '../../pipeline/verify/strict/books.ts'
import { checkByPdfJs, checkByVeraPdf } from '../../pipeline/verify/strict/prints.ts'
import type { RunProgram, StrictTools } from '../../pipeline/verify/strict/types.ts'
import { finish, sampleEdition } from './sample.ts'

const { edition, epub, pdf } = await finish(sampleEdition('ru'))
const tools: StrictTools = { java: 'java', verapdf: 'v.jar', epubcheck: '/opt/e/epubcheck.jar', ace: 'ace' }
const none: StrictTools = { java: undefined, verapdf: undefined, epubcheck: undefined, ace: undefined }
const saying = (stdout: string, asked: string[][] = []): RunProgram =>
  async (program, args) => {
    asked.push([program, ...args])
    return { code: 0, stdout, stderr: 'Error: something' }
  } // prettier-ignore

describe('in this process', () => {
  test('epubcheck-ts passes a book of ours and finds a link to nowhere', async () => {
    expect(await checkByPackage(epub)).toMatchObject({ name: 'epubcheck', verdict: 'pass', message: '' })
    const { mimetype, ...files } = unzipSync(epub)
    const chapter = new TextDecoder().decode(files['OEBPS/text/001.xhtml'])
    files['OEBPS/text/001.xhtml'] = new TextEncoder().encode(chapter.replace('</p>', '<a href="#none">x</a></p>'))
    const spoiled = zipSync({ mimetype: [mimetype ?? new Uint8Array(), { level: 0 }], ...files })
    const found = await checkByPackage(spoiled)
    expect(found.verdict).toBe('fail')
    expect(found.message).toContain('RSC-012')
  })
  test('pdf.js finds the text of the edition, not that of another, and says what it cannot read', async () => {
    expect(await checkByPdfJs(edition, pdf)).toMatchObject({ name: 'pdf.js', verdict: 'pass', message: '' })
    const other = await checkByPdfJs(sampleEdition('en'), pdf)
    expect(other.verdict).toBe('fail')
    expect(other.message).toMatch(/^\d+\.\d % of the text found/)
    expect((await checkByPdfJs(edition, new Uint8Array([1, 2]))).verdict).toBe('fail')
  })
})

describe('EPUBCheck', () => {
  const report = (messages: readonly object[]) => (): string =>
    JSON.stringify({ checker: { checkerVersion: '5.3.0' }, messages })
  const check = (read: () => string | undefined, with_ = tools, run = saying('')) =>
    checkByEpubCheck('a.epub', '/tmp/x', with_, run, read)
  test('is asked with its libraries and writes into the folder', async () => {
    const asked: string[][] = []
    expect(await check(report([]), tools, saying('', asked))).toEqual({ name: 'epubcheck', version: 'EPUBCheck 5.3.0', verdict: 'pass', message: '' }) // prettier-ignore
    expect(asked[0]?.join(' ')).toBe(
      'java -cp /opt/e/*:/opt/e/lib/* com.adobe.epubcheck.tool.Checker a.epub --json /tmp/x/epubcheck.json',
    )
  })
  test('fails for a warning, and not for a hint', async () => {
    const warning = { ID: 'OPF-003', severity: 'WARNING', message: 'm' }
    expect(await check(report([warning]))).toMatchObject({ verdict: 'fail', message: 'OPF-003 m' })
    expect(await check(report([{ ...warning, severity: 'USAGE' }]))).toMatchObject({ verdict: 'pass' })
  })
  test('that is not there, or says nothing, did not run', async () => {
    expect(await check(report([]), none)).toMatchObject({ verdict: 'not run', message: expect.stringContaining('STEMMA_EPUBCHECK') as string }) // prettier-ignore
    expect(await check(() => undefined)).toMatchObject({ verdict: 'not run', message: expect.stringContaining('Error: something') as string }) // prettier-ignore
  })
})

describe('Ace', () => {
  function report(outcome: string, titles: readonly string[]): () => string {
    const assertions = titles.map((title) => ({
      'earl:test': { 'dct:title': title },
      'earl:result': { 'dct:description': 'd' },
    }))
    const text = JSON.stringify({
      'earl:assertedBy': { 'doap:release': { 'doap:revision': '1.4.6' } },
      'earl:result': { 'earl:outcome': outcome },
      assertions: [{ assertions }],
    })
    return () => text
  }
  const check = (read: () => string | undefined, with_ = tools) =>
    checkByAce('a.epub', '/tmp/x', with_, saying(''), read)
  test.each<readonly [string, () => string | undefined, string, string]>([
    ['nothing found', report('pass', []), 'pass', ''],
    ['an assertion', report('fail', ['image-alt']), 'fail', 'image-alt: d'],
    ['an outcome without an assertion', report('fail', []), 'fail', 'outcome fail'],
    ['no report', () => undefined, 'not run', 'Ace did not answer: Error: something'],
    ['a report that is none', () => '{', 'not run', 'Ace did not answer: Error: something'],
  ])('%s', async (_name, read, verdict, message) => {
    expect(await check(read)).toMatchObject({ name: 'ace', verdict, message })
  })
  test('that is not there did not run', async () => {
    expect(await check(report('pass', []), none)).toMatchObject({ verdict: 'not run', version: '' })
  })
})

describe('veraPDF', () => {
  const profile = (profileName: string, compliant: boolean) => ({
    ...{ profileName, compliant },
    details: { ruleSummaries: compliant ? [] : [{ ruleStatus: 'FAILED', clause: '7.1', testNumber: 3 }] },
  })
  const answer = (...results: readonly object[]) =>
    JSON.stringify({
      report: {
        buildInformation: { releaseDetails: [{ version: '1.28.2' }] },
        jobs: [{ itemDetails: { name: 'a.pdf' }, validationResult: results }],
      },
    })
  const both = [profile('PDF/A-2A validation profile', true), profile('PDF/UA-1 validation profile', true)]
  test.each([
    ['both profiles', answer(...both), 'pass', ''],
    ['one that fails', answer(profile('PDF/A-2A validation profile', false), ...both.slice(1)), 'fail', 'PDF/A-2A: 7.1-3'],
    ['one that is not declared', answer(...both.slice(1)), 'fail', 'PDF/A-2A is not declared'],
    ['no answer', '', 'not run', 'veraPDF did not answer: Error: something'],
  ])('%s', async (_name, stdout, verdict, message) => {
    expect((await checkByVeraPdf(['a.pdf'], tools, saying(stdout))).get('a.pdf')).toMatchObject({ verdict, message })
  }) // prettier-ignore
  test('that is not there did not run, and is not asked for nothing', async () => {
    expect((await checkByVeraPdf(['a.pdf'], none, saying(''))).get('a.pdf')?.message).toContain('STEMMA_VERAPDF')
    const asked: string[][] = []
    await checkByVeraPdf([], tools, saying('', asked))
    expect(asked).toEqual([])
  })
})
