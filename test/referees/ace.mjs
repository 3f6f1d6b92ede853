import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eachOf, requireReferee } from './browser.mjs'
import { programs } from './programs.mjs'

/** Ace by DAISY: no assertion on any document of the book. One browser serves all books. */
export async function judgeByAce(files) {
  process.env.PUPPETEER_EXECUTABLE_PATH = programs.chromium.path
  const ace = requireReferee('@daisy/ace-core')
  const runner = requireReferee('@daisy/ace-axe-runner-puppeteer')
  const winston = createRequire(requireReferee.resolve('@daisy/ace-core'))('winston')
  winston.configure({ transports: [new winston.transports.Console({ silent: true })] })
  await runner.launch()
  const shared = { ...runner, launch: async () => undefined, close: async () => undefined }
  try {
    return await eachOf(files, 2, async (file) => {
      const outdir = mkdtempSync(join(tmpdir(), 'stemma-ace-'))
      try {
        await ace(file, { cwd: '/', outdir, silent: true, initLogger: false }, shared)
        const report = JSON.parse(readFileSync(join(outdir, 'report.json'), 'utf8'))
        const found = report.assertions.flatMap((document) =>
          document.assertions.map(
            (one) =>
              `${document['earl:testSubject'].url} ${one['earl:test']['dct:title']}: ${one['earl:result']['dct:description']}`,
          ),
        )
        const isRight = found.length === 0 && report['earl:result']['earl:outcome'] === 'pass'
        return { file, claim: 'EPUB accessibility', isRight, message: found.join('; ') }
      } catch (error) {
        return { file, claim: 'EPUB accessibility', isRight: false, message: String(error) }
      } finally {
        rmSync(outdir, { recursive: true, force: true })
      }
    })
  } finally {
    await runner.close()
  }
}
