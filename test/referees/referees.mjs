import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { EpubCheck } from '@likecoin/epubcheck-ts'
import { judgeByAce } from './ace.mjs'
import { judgeByAxe } from './axe.mjs'
import {
  accessFaults as bookAccessFaults,
  asFaults,
  containerFaults,
  formatFaults,
  readerFaults,
} from './epub-faults.mjs'
import { accessFaults, htmlFaults, pdfFaults, siteFaults, syntaxFaults, textFaults, widthFaults } from './faults.mjs'
import { judgeByLighthouse } from './lighthouse.mjs'
import { programs, run, runJava } from './programs.mjs'
import { exchangeReferees, gettextReferee } from './exchange.mjs'
import { judgeByReader } from './reader.mjs'
import { judgeByWidth } from './reflow.mjs'
import { judgeByServing, servingFaults } from './serve.mjs'
import { judgeByPdfJs, judgeByPdfToText } from './text-presence.mjs'

/**
 * A referee judges files of one kind; one with `on` those whose path matches, among them
 * `site/…`, the publication with an address. With `isForSite` there are no others. `judge` gives `{file, claim, isRight, message}` per file and claim; each of `faults` writes
 * a copy of a file with a fault that the referee must find in the same run: a gate that cannot fail is worthless.
 */
const CHECK_EPUBS = new URL('CheckEpubs.java', import.meta.url).pathname
const BROWSER = ['chromium', 'puppeteer-core']

export const referees = [
  { name: 'veraPDF', kind: 'pdf', needs: ['java', 'verapdf'], judge: judgeByVeraPdf, faults: pdfFaults },
  { name: 'qpdf', kind: 'pdf', needs: ['qpdf'], judge: judgeByQpdf, faults: syntaxFaults },
  { name: 'pdftotext', kind: 'pdf', needs: ['pdftotext'], judge: judgeByPdfToText, faults: textFaults },
  { name: 'pdf.js', kind: 'pdf', needs: [], judge: judgeByPdfJs, faults: textFaults },
  {
    name: 'epubcheck',
    kind: 'epub',
    needs: ['java', 'epubcheck'],
    judge: judgeByEpubCheck,
    faults: asFaults(formatFaults),
  },
  { name: 'epubcheck-ts', kind: 'epub', needs: [], judge: judgeByEpubCheckTs, faults: asFaults(containerFaults) },
  {
    name: 'Ace',
    kind: 'epub',
    needs: ['chromium', '@daisy/ace-core'],
    judge: judgeByAce,
    faults: asFaults(bookAccessFaults),
  },
  {
    name: 'epub.js',
    kind: 'epub',
    needs: [...BROWSER, 'epubjs'],
    judge: judgeByReader,
    faults: asFaults(readerFaults),
  },
  { name: 'vnu', kind: 'html', needs: ['java', 'vnu'], judge: judgeByVnu, faults: htmlFaults, on: /./ },
  {
    name: 'reflow',
    kind: 'html',
    needs: BROWSER,
    judge: judgeByWidth,
    faults: widthFaults,
    on: /^(?!site\/)|^site\/(en|ar|zh-Hans|hi)\//,
  },
  { name: 'axe', kind: 'html', needs: [...BROWSER, 'axe-core'], judge: judgeByAxe, faults: accessFaults },
  {
    name: 'Lighthouse',
    kind: 'html',
    on: /^site\/(en|ar|zh-Hans|hi)\/(?!index|accessibility)[^.]+\.html$/,
    isForSite: true,
    needs: [...BROWSER, 'lighthouse'],
    judge: judgeByLighthouse,
    faults: siteFaults,
  },
  { name: 'serve', kind: 'serve', needs: BROWSER, judge: judgeByServing, faults: servingFaults },
  gettextReferee,
  ...exchangeReferees,
]

/** Both profiles that our files declare, by name: a file that declares nothing would be judged by another. */
const PROFILES = [/^PDF\/A-2A\b/, /^PDF\/UA-1\b/]

async function judgeByVeraPdf(files) {
  const main = 'org.verapdf.apps.GreenfieldCliWrapper'
  const args = ['-cp', programs.verapdf.path, main, '-f', '0', '--format', 'json', '--loglevel', '0', ...files]
  const { stdout } = await runJava(args)
  const jobs = new Map(JSON.parse(stdout).report.jobs.map((job) => [job.itemDetails.name, job]))
  return files.flatMap((file) => {
    const results = jobs.get(file)?.validationResult ?? []
    return PROFILES.map((profile) => {
      const result = results.find(({ profileName }) => profile.test(profileName))
      const claim = profile.source.replaceAll(/[\\^]|b$/g, '')
      const failed = result?.details.ruleSummaries?.filter(({ ruleStatus }) => ruleStatus === 'FAILED') ?? []
      const message = result
        ? failed
            .map(({ clause, testNumber, description }) => `${clause}-${testNumber} ${description.slice(0, 80)}`)
            .join('; ')
        : `not checked; profiles seen: ${results.map(({ profileName }) => profileName).join(', ') || 'none'}`
      return { file, claim, isRight: result?.compliant === true, message }
    })
  })
}

async function judgeByQpdf(files) {
  return Promise.all(
    files.map(async (file) => {
      const { code, stdout, stderr } = await run(programs.qpdf.path, ['--check', file])
      return {
        file,
        claim: 'syntax',
        isRight: code === 0,
        message: `${stderr}${code === 0 ? '' : stdout}`.trim().slice(0, 300),
      }
    }),
  )
}

async function judgeByEpubCheck(files) {
  const { stdout, stderr } = await runJava(['-cp', join(programs.epubcheck.path, '..', '*'), CHECK_EPUBS, ...files])
  const lines = new Map(stdout.split('\n').map((line) => [line.split('\t')[0], line.split('\t')]))
  return files.map((file) => {
    const [, fatal, errors, warnings, messages] = lines.get(file) ?? []
    const isRight = fatal === '0' && errors === '0' && warnings === '0'
    return { file, claim: 'EPUB 3.3', isRight, message: messages ?? stderr }
  })
}

async function judgeByVnu(files) {
  // From a file, the checker cannot know what 'self' of the content security policy means.
  const filter = '.*“(img|font|style|connect)-src” directive.*'
  const { stdout, stderr } = await runJava([
    '-jar',
    programs.vnu.path,
    '--format',
    'json',
    '--stdout',
    '--exit-zero-always',
    '--filterpattern',
    filter,
    ...files,
  ])
  const { messages } = JSON.parse(stdout || stderr)
  return files.map((file) => {
    // A language that nobody speaks is taken for another.
    const own = messages.filter(
      ({ url, message }) => decodeURIComponent(url ?? '').endsWith(file) && !/lang="\w+-X[AB]"/.test(message),
    )
    const message = own.map(({ type, message: text, lastLine }) => `${type} line ${lastLine}: ${text}`).join('; ')
    return { file, claim: 'HTML', isRight: own.length === 0, message }
  })
}

async function judgeByEpubCheckTs(files) {
  const verdicts = []
  for (const file of files) {
    const { messages } = await EpubCheck.validate(new Uint8Array(readFileSync(file)))
    // It looks up fragments of the NCX without decoding them (`#pr%C3%A4ambel`), which EPUBCheck itself does: left to that.
    const told = messages.filter(
      ({ id, severity, location }) =>
        !['usage', 'info'].includes(severity) && !(id === 'RSC-012' && location?.path.endsWith('.ncx')),
    )
    const message = told.map(({ id, message: text }) => `${id} ${text}`).join('; ')
    verdicts.push({ file, claim: 'EPUB 3.3', isRight: told.length === 0, message })
  }
  return verdicts
}
