import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/**
 * The same works by pandoc (HTML, EPUB, Typst text) and Typst (PDF/UA-1), when `pip install pypandoc-binary typst` was run: CPU seconds of
 * all their processes.
 */
export function peers({ forty, rust }) {
  const script = fileURLToPath(new URL('peers.py', import.meta.url))
  const works = [['W2', forty], ...(rust === undefined ? [] : [['W3', rust]])]
  return works.map(([name, root]) => {
    const run = spawnSync('python3', [script, root], { encoding: 'utf8' })
    return `${name} by pandoc + Typst: ${run.status === 0 ? run.stdout.trim() : 'not installed (pip install pypandoc-binary typst)'}`
  })
}
