import { readFileSync } from 'node:fs'
import { eachOf, requireReferee, withBrowser } from './browser.mjs'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** axe-core on every page in the light and in the dark scheme: no violation, nothing that it could not decide. */
export function judgeByAxe(files) {
  const axe = readFileSync(requireReferee.resolve('axe-core/axe.min.js'), 'utf8')
  return withBrowser(async (browser, urlOf) => {
    const lists = await eachOf(files, 2, async (file) => {
      const page = await browser.newPage()
      // The policy of our pages forbids scripts; axe is one.
      await page.setBypassCSP(true)
      const verdicts = []
      for (const scheme of ['light', 'dark']) {
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
        await page.goto(urlOf(file), { waitUntil: 'load' })
        await page.evaluate(axe)
        const { violations, incomplete } = await page.evaluate(
          (values) =>
            axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations', 'incomplete'] }),
          TAGS,
        )
        const message = [...violations.map(told('violation')), ...incomplete.map(told('incomplete'))].join('; ')
        verdicts.push({ file, claim: `WCAG 2.2 AA ${scheme}`, isRight: message === '', message })
      }
      await page.close()
      return verdicts
    })
    return lists.flat()
  })
}

const told =
  (kind) =>
  ({ id, nodes }) =>
    `${kind} ${id} ×${nodes.length}: ${nodes[0]?.html.slice(0, 120)} ${nodes[0]?.any[0]?.message ?? ''}`
