import { join } from 'node:path'
import { endlessStream, misplacedElement, repeatedId, untagged } from './faults.mjs'
import { programs, run, runJava } from './programs.mjs'
import { textIsPresent } from './text-presence.mjs'

/**
 * A referee judges files of one kind. `judge` gives `{file, claim, isRight, message}` per file and claim; `spoil` writes a
 * copy of a file with a fault that the referee must find in the same run: a gate that cannot fail is worthless.
 */
const CHECK_EPUBS = new URL('CheckEpubs.java', import.meta.url).pathname

export const referees = [
  { name: 'veraPDF', kind: 'pdf', needs: ['java', 'verapdf'], judge: judgeByVeraPdf, spoil: untagged },
  { name: 'qpdf', kind: 'pdf', needs: ['qpdf'], judge: judgeByQpdf, spoil: endlessStream },
  { name: 'epubcheck', kind: 'epub', needs: ['java', 'epubcheck'], judge: judgeByEpubCheck, spoil: repeatedId },
  { name: 'vnu', kind: 'html', needs: ['java', 'vnu'], judge: judgeByVnu, spoil: misplacedElement },
  { name: 'pdftotext', kind: 'pdf', needs: ['pdftotext'], judge: judgeByText, spoil: undefined },
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
    return { file, claim: 'EPUB 3.3', isRight, message: (messages ?? stderr).slice(0, 600) }
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
    const own = messages.filter(({ url }) => decodeURIComponent(url ?? '').endsWith(file))
    const message = own.map(({ type, message: text, lastLine }) => `${type} line ${lastLine}: ${text}`).join('; ')
    return { file, claim: 'HTML', isRight: own.length === 0, message: message.slice(0, 600) }
  })
}

async function judgeByText(files) {
  return Promise.all(
    files.map(async (file) => {
      const { isRight, message } = await textIsPresent(file, file.replace(/\.pdf$/, '.html'))
      return { file, claim: 'text', isRight, message }
    }),
  )
}
