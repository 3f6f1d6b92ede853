import { atomFeed, isPublished } from './feed.ts'
import { robots, sitemap } from './sitemap.ts'
import type { SiteFile, SiteInput } from './types.ts'
import { webManifest } from './web-manifest.ts'

/** The files that only a publication with an address has: feeds, sitemap, robots.txt, web app manifests. */
export function siteFiles(input: SiteInput): readonly SiteFile[] {
  const locales = [...new Set(input.editions.filter(isPublished).map(({ locale }) => locale))]
  return [
    sitemap(input),
    robots(input),
    ...locales.flatMap((locale) => [atomFeed(input, locale), webManifest(input, locale)]),
  ]
}
