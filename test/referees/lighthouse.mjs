import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { requireReferee, withBrowser } from './browser.mjs'

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo']

/** Speed hangs on how busy the machine is: what is not full at first is measured anew, so often at most. */
const MEASUREMENTS = 5

/**
 * Lighthouse on pages of a publication with an address, served as in the world: from the root of a host, compressed. Asked for is all that it
 * gives, 100 in each of four categories, and that nothing moves while a page loads: a layout shift of 0 as it rounds, .000.
 */
export async function judgeByLighthouse(files) {
  const { default: lighthouse } = await import(pathToFileURL(requireReferee.resolve('lighthouse')).href)
  return withBrowser(
    async (browser, urlOf) => {
      const verdicts = []
      // One after the other: what runs beside a measurement would be measured with it.
      for (const file of files) {
        const results = {}
        for (let run = 0; run < MEASUREMENTS && results.performance?.categories.performance.score !== 1; run++) {
          const onlyCategories = run === 0 ? CATEGORIES : ['performance']
          const result = await measure(lighthouse, browser, urlOf(file), onlyCategories)
          for (const name of onlyCategories) results[name] = result
        }
        for (const name of CATEGORIES) {
          const { score } = results[name].categories[name]
          verdicts.push({
            file,
            claim: name,
            isRight: score === 1,
            message: `${name} ${score}: ${lost(results[name], name)}`,
          })
        }
        const { numericValue: shift } = results.performance.audits['cumulative-layout-shift']
        verdicts.push({ file, claim: 'CLS', isRight: shift < 0.0005, message: `layout shift ${shift}` })
      }
      return verdicts
    },
    dirname(dirname(files[0])),
  )
}

async function measure(lighthouse, browser, url, onlyCategories) {
  const page = await browser.newPage()
  try {
    const { lhr } = await lighthouse(url, { onlyCategories, logLevel: 'silent' }, undefined, page)
    return lhr
  } finally {
    await page.close()
  }
}

/** What a category lost its points by. */
function lost({ categories, audits, runtimeError }, name) {
  const weighty = categories[name].auditRefs.filter(({ id, weight }) => weight > 0 && audits[id].score !== 1)
  const told = weighty.map(({ id }) => {
    const { displayValue = '', details, errorMessage = '', score } = audits[id]
    if (score === null && errorMessage === '') return []
    return `${id} ${displayValue}${errorMessage} ${JSON.stringify(details?.items?.[0] ?? '').slice(0, 160)}`
  })
  return [runtimeError?.message ?? [], ...told].flat().join('; ')
}
