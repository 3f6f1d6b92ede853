import type { Edition } from '../../edition/types.ts'
import { wantedBlocks } from '../wanted.ts'
import { judged, notRun, parsed } from './books.ts'
import type { RunProgram, StrictTools, StrictVerdict } from './types.ts'

/** Length of the pieces of text that are looked up. */
const LENGTH = 5
/** Share of them that must be found: page breaks cut some, and readers put signs and digits of right-to-left lines into an order of their own. */
const SHARE = 0.97
const SHARE_RIGHT_TO_LEFT = 0.95

/** pdf.js, if it is installed, finds the text of the edition in a PDF. */
export async function checkByPdfJs(edition: Edition, bytes: Uint8Array): Promise<StrictVerdict> {
  const loaded = await import('pdfjs-dist/legacy/build/pdf.mjs').catch(() => undefined)
  if (loaded === undefined) return notRun('pdf.js', 'npm install pdfjs-dist')
  const version = `pdf.js ${loaded.version}`
  // It takes the bytes away from whoever gives them.
  const task = loaded.getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  try {
    const document = await task.promise
    let text = ''
    for (let number = 1; number <= document.numPages; number += 1) {
      const { items } = await (await document.getPage(number)).getTextContent()
      for (const item of items) if ('str' in item) text += item.str
    }
    const wanted = wantedBlocks(edition).map(({ rich }) => letters(rich?.text ?? ''))
    const blocks = wanted.filter((block) => block !== '')
    return judged('pdf.js', version, faultsOf(letters(text), blocks, edition.dir === 'rtl'))
  } catch (error) {
    return judged('pdf.js', version, [String(error)])
  } finally {
    await task.destroy()
  }
}

/** Pieces are looked up block by block: between blocks a page has its own words. */
function faultsOf(found: string, blocks: readonly string[], isRightToLeft: boolean): readonly string[] {
  const known = new Set<string>()
  for (let at = 0; at + LENGTH <= found.length; at++) known.add(found.slice(at, at + LENGTH))
  let [hits, total] = [0, 0]
  for (const block of blocks) {
    for (let at = 0; at === 0 || at + LENGTH <= block.length; at++) {
      const piece = block.slice(at, at + LENGTH)
      total++
      if (piece.length < LENGTH ? found.includes(piece) : known.has(piece)) hits++
    }
  }
  const least = isRightToLeft ? SHARE_RIGHT_TO_LEFT : SHARE
  return total === 0 || hits / total >= least
    ? []
    : [`${((100 * hits) / total).toFixed(1)} % of the text found, ${100 * least} % wanted`]
}

function letters(text: string): string {
  return text.normalize('NFKC').replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '')
}

/** Both profiles that our files declare: one that declares nothing would be judged by another. */
const PROFILES = ['PDF/A-2A', 'PDF/UA-1']

/** veraPDF on many files in one virtual machine; verdicts by path. */
export async function checkByVeraPdf(
  paths: readonly string[],
  tools: StrictTools,
  run: RunProgram,
): Promise<ReadonlyMap<string, StrictVerdict>> {
  const { java, verapdf } = tools
  const all = (verdict: StrictVerdict) => new Map(paths.map((path) => [path, verdict]))
  if (verapdf === undefined) return all(notRun('verapdf', 'set STEMMA_VERAPDF to the jar of veraPDF'))
  if (java === undefined) return all(notRun('verapdf', 'set STEMMA_JAVA to the command of Java 17'))
  if (paths.length === 0) return new Map()
  const { stdout, stderr } = await run(java, [
    ...['-Xmx1g', '-cp', verapdf, 'org.verapdf.apps.GreenfieldCliWrapper'],
    ...['-f', '0', '--format', 'json', '--loglevel', '0', ...paths],
  ])
  const report = (parsed(stdout) as VeraPdfAnswer | undefined)?.report
  if (report === undefined) return all(notRun('verapdf', `veraPDF did not answer: ${stderr.trim().slice(0, 200)}`))
  const version = `veraPDF ${report.buildInformation?.releaseDetails?.[0]?.version ?? ''}`.trim()
  return new Map(
    paths.map((path) => {
      const results = report.jobs.find(({ itemDetails }) => itemDetails.name === path)?.validationResult ?? []
      const faults = PROFILES.flatMap((profile) => {
        const result = results.find(({ profileName }) => profileName.startsWith(profile))
        if (result === undefined) return [`${profile} is not declared`]
        const failed = (result.details.ruleSummaries ?? []).filter(({ ruleStatus }) => ruleStatus === 'FAILED')
        return result.compliant
          ? []
          : [`${profile}: ${failed.map(({ clause, testNumber }) => `${clause}-${testNumber}`).join(', ')}`]
      })
      return [path, judged('verapdf', version, faults)]
    }),
  )
}

interface VeraPdfAnswer {
  readonly report?: {
    readonly buildInformation?: { readonly releaseDetails?: readonly { readonly version?: string }[] }
    readonly jobs: readonly {
      readonly itemDetails: { readonly name: string }
      readonly validationResult?: readonly {
        readonly profileName: string
        readonly compliant: boolean
        readonly details: {
          readonly ruleSummaries?: readonly {
            readonly ruleStatus: string
            readonly clause: string
            readonly testNumber: number
          }[]
        }
      }[]
    }[]
  }
}
