import { fontFaceRules, fontStack } from '../font/css.ts'
import type { EmbeddedFace } from '../font/embed.ts'
import { languageOf } from '../language/language.ts'
import { scriptScale } from '../typeset/page/script.data.ts'
import { mostColumns, wordWidths } from '../markup/column-width.ts'

/** Path of a font's subset in the book. */
export const fontPath = (face: EmbeddedFace): string =>
  `fonts/${face.font}.${face.outlines === 'truetype' ? 'ttf' : 'otf'}`

/** CSS counter styles by CLDR numbering system; others count in ASCII digits. */
const counterStyles: Readonly<Record<string, string>> = {
  arab: 'arabic-indic',
  arabext: 'persian',
  beng: 'bengali',
  deva: 'devanagari',
  gujr: 'gujarati',
  guru: 'gurmukhi',
  khmr: 'khmer',
  knda: 'kannada',
  laoo: 'lao',
  mlym: 'malayalam',
  mymr: 'myanmar',
  orya: 'oriya',
  tamldec: 'tamil',
  telu: 'telugu',
  thai: 'thai',
  tibt: 'tibetan',
}

/** How much larger than Latin the letters of a language are set, as on the pages of the PDF. */
const scaleOf = (lang: string): number => scriptScale[languageOf(lang).script] ?? 1

/** A face that serves small-looking letters is scaled by itself: so a name among other letters is, too, and the reader's size stays one. */
const adjustOf = ({ face, langs }: EmbeddedFace): number => (face === 'mono' ? 1 : Math.max(1, ...langs.map(scaleOf)))

/** How the text of a language is set, from what is known of it. Leading is left to readers who asked for more. */
function languageRules(lang: string): string {
  const { leading: ofType, indent, hyphenation, justify, numbering, script } = languageOf(lang)
  const leading = Math.round(100 * ofType * Math.sqrt(scaleOf(lang))) / 100
  const counters = counterStyles[numbering]
  const hyphens = hyphenation === undefined ? 'none' : 'auto'
  const at = `:lang(${lang})`
  // Chinese has its emphasis dots below the line, Japanese above.
  const underneath = script.startsWith('Han')
    ? ';-webkit-text-emphasis-position:under right;text-emphasis-position:under right'
    : ''
  return [
    `body${at},p${at},li${at}{line-height:${leading};-webkit-hyphens:${hyphens};-epub-hyphens:${hyphens};hyphens:${hyphens}}`,
    indent === 0 ? `p${at}{margin:0 0 .75em}` : `p${at}{margin:0}p${at}+p${at}{text-indent:${indent}em}`,
    justify === 'inter-character' ? `p${at},li${at}{line-break:strict;-epub-line-break:strict}` : '',
    // Slanted ideographs are no emphasis: dots beside them are.
    justify === 'inter-character'
      ? `em${at}{font-style:normal;-webkit-text-emphasis:dot;-epub-text-emphasis-style:dot;text-emphasis:dot${underneath}}`
      : '',
    counters === undefined ? '' : `ol${at}{list-style-type:${counters}}`,
  ].join('')
}

/** Room for the longest word of each column, but no more than its share of the page; what knows no `min()` takes what it needs. */
function columnRules(): string {
  const counts = Array.from({ length: mostColumns }, (_, index) => index + 1)
  return counts
    .flatMap((count) =>
      wordWidths.map((width) => {
        const share = Math.floor(86 / count)
        return `.w${width}-${count}{min-width:min(${width}em,${share}vw);min-width:min(${width}em,${share}cqi)}`
      }),
    )
    .join('')
}

/**
 * The style sheet of a book: it shapes what is what and leaves size, colour, measure and margins to the reader. Relative
 * lengths only; physical properties where both sides are alike, since old readers know no others.
 */
export function styleSheet(faces: readonly EmbeddedFace[], langs: readonly string[]): string {
  const fonts = fontFaceRules(faces, (face) => ({ src: `url(${fontPath(face)})`, adjust: adjustOf(face) }), 'by-font')
  return `${fonts}body{font-family:${fontStack(faces, 'serif', undefined, 'by-font')};margin:0;padding:0;widows:2;orphans:2;word-wrap:break-word;overflow-wrap:break-word}
code,kbd,pre,samp{font-family:${fontStack(faces, 'mono', undefined, 'by-font')};font-size:.9em;-webkit-hyphens:none;-epub-hyphens:none;hyphens:none}
h1,h2,h3,h4,h5,h6{line-height:1.25;page-break-after:avoid;break-after:avoid;page-break-inside:avoid;break-inside:avoid;-webkit-hyphens:none;-epub-hyphens:none;hyphens:none}
h1{font-size:1.6em;margin:1em 0 1em}h2{font-size:1.3em;margin:1.5em 0 .5em}h3{font-size:1.1em;margin:1.25em 0 .5em}h4,h5,h6{font-size:1em;margin:1em 0 .5em}
${langs.map(languageRules).join('\n')}
blockquote{margin:1em 1.5em}
figure{margin:1em 0;page-break-inside:avoid;break-inside:avoid;text-align:center}
figcaption,caption{font-size:.9em;margin:.5em 0;text-indent:0}
img{max-width:100%;max-height:100vh;height:auto}
article,section{container-type:inline-size}table{border-collapse:collapse;margin:1em 0;font-size:.92em}thead{page-break-after:avoid;break-after:avoid}tr{page-break-inside:avoid;break-inside:avoid}th,td{border:1px solid;padding:.25em .4em;vertical-align:top;overflow-wrap:anywhere}${columnRules()}td p,th p,li p,dd p{text-indent:0}li>[dir],[role=doc-footnote]>[dir]{width:fit-content}
pre{white-space:pre-wrap;overflow-wrap:break-word;margin:1em 0;text-align:left}
hr{width:30%;margin:1.5em auto}
sup,sub{font-size:.75em;line-height:0}
a{color:inherit}a[role=doc-noteref]{text-decoration:none}
[role=doc-endnotes]{margin-top:2em;font-size:.9em}
[role=doc-footnote]{margin:.5em 0}
.notice{font-size:.9em;text-indent:0;margin:1em 0 .5em;border:0 solid;border-left-width:.15em;border-right-width:.15em;padding:0 .6em}
.end{text-align:right;text-align:end}.center{text-align:center}th{text-align:left;text-align:start}
ul.tight li p,ol.tight li p{margin:0}.task-item{list-style:none}.task{display:inline-block;width:.55em;height:.55em;border:.1em solid}.task.done{width:0;height:0;border-width:.375em}
.cover{text-align:center;margin:0;padding:0;page-break-after:always;break-after:page}.cover img{max-width:100%;max-height:98vh}
.title-page{text-align:center;margin-top:15%}.title-page h1{page-break-inside:auto;break-inside:auto}section.title-page.title-page p{text-indent:0;margin:0 0 .5em}section.colophon.colophon p{text-indent:0}section.title-page.title-page .publication{margin-bottom:3em}section.title-page.title-page .date,section.title-page.title-page .label{margin-top:2em}.label{font-size:.85em}
.subtitle{font-size:1.2em}dt{font-weight:bold;margin-top:.75em}dd{margin:0 0 .1em}.identifier{word-break:break-all}
nav ol{list-style:none;margin:0;padding:0}nav ol ol{margin:0 1.25em}nav li{margin:.4em 0}nav a{text-decoration:none}
`
}
