import { languageOf } from '../../language/language.ts'
import type { SiteFile, SiteInput } from './types.ts'

/** The mark of a publication that has none of its own: one line that branches into editions. Legible on light and dark. */
export const icon: SiteFile = {
  path: 'assets/icon.svg',
  text:
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="12" fill="#8c2f13"/>' +
    '<path d="M32 52V34M32 34C32 24 16 28 16 14M32 34C32 24 48 28 48 14M32 34V14" fill="none" stroke="#fdfcf9" stroke-width="5" stroke-linecap="round"/></svg>\n',
}

/** The web app manifest of one language (W3C), so that the publication can be put on a home screen. */
export function webManifest(input: Pick<SiteInput, 'publication' | 'titles' | 'url'>, locale: string): SiteFile {
  const manifest = {
    id: `${input.url}${encodeURIComponent(locale)}/`,
    name: input.titles?.[locale] ?? input.publication,
    lang: locale,
    dir: languageOf(locale).dir,
    start_url: 'index.html',
    scope: '../',
    display: 'browser',
    background_color: '#fdfcf9',
    theme_color: '#8c2f13',
    icons: [{ src: '../assets/icon.svg', type: 'image/svg+xml', sizes: 'any', purpose: 'any' }],
  }
  return { path: `${locale}/site.webmanifest`, text: `${JSON.stringify(manifest, undefined, 1)}\n` }
}
