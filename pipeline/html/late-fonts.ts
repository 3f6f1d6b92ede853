import type { EmbeddedFace, FontUsage } from '../font/embed.ts'
import { languageOf } from '../language/language.ts'
import { coversAny, eastAsianCharacters } from './fonts.ts'
import type { PageFonts } from './types.ts'

/** Fonts of systems by the script of a language, named as `local()` wants them: full name or PostScript name. Serif before sans. */
const systemFonts: Readonly<Record<string, readonly string[]>> = {
  Hans: [
    ...['STSongti-SC-Regular', 'SimSun', 'NotoSerifCJKsc-Regular', 'Noto Serif CJK SC', 'NotoSerifSC-Regular'],
    ...['SourceHanSerifSC-Regular', 'PingFangSC-Regular', 'Microsoft YaHei', 'NotoSansCJKsc-Regular'],
    ...['NotoSansSC-Regular', 'WenQuanYi Micro Hei', 'WenQuanYi Zen Hei', 'Droid Sans Fallback'],
  ],
  Hant: [
    ...['STSongti-TC-Regular', 'PMingLiU', 'NotoSerifCJKtc-Regular', 'Noto Serif CJK TC', 'NotoSerifTC-Regular'],
    ...['SourceHanSerifTC-Regular', 'PingFangTC-Regular', 'Microsoft JhengHei', 'NotoSansCJKtc-Regular'],
    ...['NotoSansTC-Regular', 'WenQuanYi Micro Hei', 'WenQuanYi Zen Hei', 'Droid Sans Fallback'],
  ],
  Jpan: [
    ...['HiraMinProN-W3', 'Yu Mincho', 'MS Mincho', 'NotoSerifCJKjp-Regular', 'Noto Serif CJK JP'],
    ...['NotoSerifJP-Regular', 'SourceHanSerif-Regular', 'HiraginoSans-W3', 'Yu Gothic', 'MS Gothic'],
    ...['NotoSansCJKjp-Regular', 'NotoSansJP-Regular', 'IPAexMincho', 'IPAMincho', 'IPAGothic'],
  ],
  Kore: [
    ...['AppleMyungjo', 'Batang', 'NotoSerifCJKkr-Regular', 'Noto Serif CJK KR', 'NotoSerifKR-Regular'],
    ...['NanumMyeongjo', 'AppleSDGothicNeo-Regular', 'Malgun Gothic', 'NotoSansCJKkr-Regular', 'NotoSansKR-Regular'],
    ...['NanumGothic', 'UnBatang', 'Baekmuk Batang'],
  ],
}

/** Where the letters of East Asia stand in Unicode, so that these families set nothing else. */
const range = 'U+1100-11FF,U+2E80-9FFF,U+AC00-D7FF,U+F900-FAFF,U+FE30-FE4F,U+FF00-FFEF,U+20000-3FFFF'

/**
 * East Asian text on a machine that has no font for it. Fonts of pages are `optional`: one that comes too late is not put in, since that would move
 * lines. Behind them stand the fonts of systems, and behind these the same files once more, to be put in however late they come: a browser gets there
 * only when it found none before. So nothing moves where text could be read, and nobody is left with boxes. Gives the style with these rules.
 */
export function withLateFonts(style: string, fonts: PageFonts | undefined, usage: readonly FontUsage[]): string {
  const wanted = eastAsianCharacters(usage)
  const late = (fonts?.faces ?? []).filter(
    (face) => face.face === 'serif' && face.langs.some((lang) => coversAny(face.unicodeRange, wanted.get(lang) ?? [])),
  )
  const families = [...new Set(late.map(({ family }) => family))]
  const rules = families.flatMap((family) => {
    const faces = late.filter((face) => face.family === family)
    return [systemRule(family, faces), ...faces.map((face) => lateRule(face, fonts?.href(face) ?? ''))]
  })
  const stacks = families.reduce(
    (css, family) => css.replaceAll(`"${family}",serif`, `"${family}","${family} Here",serif,"${family} Late"`),
    style,
  )
  return rules.join('') + stacks
}

function systemRule(family: string, faces: readonly EmbeddedFace[]): string {
  const scripts = faces.flatMap(({ langs }) => langs).map((lang) => languageOf(lang).script)
  const script = scripts.find((name) => name in systemFonts) ?? 'Hans'
  const src = (systemFonts[script] ?? []).map((name) => `local("${name}")`).join()
  return `@font-face{font-family:"${family} Here";src:${src};unicode-range:${range}}`
}

function lateRule({ family, weight, italic }: EmbeddedFace, href: string): string {
  const style = italic ? 'italic' : 'normal'
  return (
    `@font-face{font-family:"${family} Late";font-weight:${weight};font-style:${style};font-display:swap;` +
    `src:url("${href}") format("woff2");unicode-range:${range}}`
  )
}
