import type { RunProgram, StrictTools, StrictVerdict } from './types.ts'

/** EPUBCheck in TypeScript, in this process, if the package is installed. */
export async function checkByPackage(bytes: Uint8Array): Promise<StrictVerdict> {
  const loaded = await import('@likecoin/epubcheck-ts').catch(() => undefined)
  if (loaded === undefined) return notRun('epubcheck', 'npm install @likecoin/epubcheck-ts')
  const version = `epubcheck-ts ${loaded.VERSION}`
  const { messages } = await loaded.EpubCheck.validate(bytes)
  // It looks up fragments of the NCX without decoding them, which EPUBCheck itself does: left to that.
  const told = messages.filter(
    ({ id, severity, location }) =>
      !['usage', 'info'].includes(severity) && !(id === 'RSC-012' && location?.path.endsWith('.ncx') === true),
  )
  return judged('epubcheck', version, told.map(({ id, message }) => `${id} ${message}`)) // prettier-ignore
}

/** EPUBCheck itself, which writes its report into a folder; `readReport` reads that file. */
export async function checkByEpubCheck(
  path: string,
  folder: string,
  tools: StrictTools,
  run: RunProgram,
  readReport: (name: string) => string | undefined,
): Promise<StrictVerdict> {
  const { java, epubcheck } = tools
  if (epubcheck === undefined) return notRun('epubcheck', 'set STEMMA_EPUBCHECK to the jar of EPUBCheck')
  if (java === undefined) return notRun('epubcheck', 'set STEMMA_JAVA to the command of Java 17')
  const home = epubcheck.replace(/[\\/][^\\/]*$/, '')
  const libraries = [`${home}/*`, `${home}/lib/*`].join(/^[A-Za-z]:\\/.test(home) ? ';' : ':')
  const main = 'com.adobe.epubcheck.tool.Checker'
  const { stderr } = await run(java, ['-cp', libraries, main, path, '--json', `${folder}/epubcheck.json`])
  const report = parsed(readReport('epubcheck.json') ?? '') as EpubCheckReport | undefined
  if (report?.checker === undefined) return notRun('epubcheck', `EPUBCheck did not answer: ${stderr.slice(0, 200)}`)
  const told = (report.messages ?? []).filter(({ severity }) => /^(?:FATAL|ERROR|WARNING)$/.test(severity))
  return judged('epubcheck', `EPUBCheck ${report.checker.checkerVersion}`, told.map(({ ID, message }) => `${ID} ${message}`)) // prettier-ignore
}

interface EpubCheckReport {
  readonly checker?: { readonly checkerVersion: string }
  readonly messages?: readonly { readonly ID: string; readonly severity: string; readonly message: string }[]
}

/** Ace by DAISY, which writes report.json into a folder. `readReport` reads that file. */
export async function checkByAce(
  path: string,
  folder: string,
  { ace }: StrictTools,
  run: RunProgram,
  readReport: (name: string) => string | undefined,
): Promise<StrictVerdict> {
  if (ace === undefined) return notRun('ace', 'set STEMMA_ACE to the command of Ace by DAISY')
  const { stderr } = await run(ace, ['--force', '--silent', '--outdir', folder, path])
  const report = parsed(readReport('report.json') ?? '') as AceReport | undefined
  const outcome = report?.['earl:result']?.['earl:outcome']
  if (outcome === undefined) return notRun('ace', `Ace did not answer: ${stderr.trim().slice(0, 200)}`)
  const version = `Ace ${report?.['earl:assertedBy']?.['doap:release']?.['doap:revision'] ?? ''}`.trim()
  const told = (report?.assertions ?? []).flatMap(({ assertions }) =>
    assertions.map((one) => `${one['earl:test']['dct:title']}: ${one['earl:result']['dct:description']}`),
  )
  const failed = told.length === 0 && outcome !== 'pass' ? [`outcome ${outcome}`] : told
  return judged('ace', version, failed)
}

interface AceReport {
  readonly 'earl:result'?: { readonly 'earl:outcome'?: string }
  readonly 'earl:assertedBy'?: { readonly 'doap:release'?: { readonly 'doap:revision'?: string } }
  readonly assertions?: readonly {
    readonly assertions: readonly {
      readonly 'earl:test': { readonly 'dct:title': string }
      readonly 'earl:result': { readonly 'dct:description': string }
    }[]
  }[]
}

/** What a program that did not run says, and how it would. */
export function notRun(name: StrictVerdict['name'], message: string): StrictVerdict {
  return { name, version: '', verdict: 'not run', message }
}

/** A file passes that nothing is said against. */
export function judged(name: StrictVerdict['name'], version: string, faults: readonly string[]): StrictVerdict {
  return { name, version, verdict: faults.length === 0 ? 'pass' : 'fail', message: faults.slice(0, 5).join('; ') }
}

/** A JSON text; undefined when it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
