/** One rule or block of rules per line in the source, none in the page. */
function compact(css: string): string {
  return css.replaceAll(/\/\*.*?\*\//gsu, '').replaceAll(/\s*\n\s*/gu, '')
}

/**
 * What all pages share below the theme, which sets the variables: one column, targets of
 * 24 px or more, logical properties throughout, and typography by language.
 */
export const BASE_STYLE = compact(`
*,::before,::after{box-sizing:border-box}
html{font:100%/var(--leading) var(--serif);color:var(--ink);background:var(--paper);text-size-adjust:100%;-webkit-text-size-adjust:100%}
body{margin:0;padding-inline:max(1.25rem,4vw);overflow-wrap:break-word}
a{color:var(--accent);text-decoration-thickness:.06em;text-underline-offset:.16em}
a:hover{text-decoration-thickness:.12em}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px;border-radius:2px}
.skip{position:absolute;inset-inline-start:0;inset-block-start:0;padding:.75rem 1rem;background:var(--paper);z-index:1}
.skip:not(:focus){clip-path:inset(50%);block-size:1px;inline-size:1px;overflow:hidden;padding:0;white-space:nowrap}
.top,.foot,.contents{font-size:.9rem}
.top{max-inline-size:76rem;margin-inline:auto;padding-block:1rem;border-block-end:1px solid var(--line);display:flex;flex-wrap:wrap;gap:.25rem 2rem;align-items:baseline;justify-content:space-between}
.home{margin:0}
.home a{color:inherit;text-decoration:none}
.home a:hover{text-decoration:underline}
.row{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 1.1rem;list-style:none;margin:0;padding:0}
.row a,.home a,.foot a{display:inline-block;min-block-size:24px;min-inline-size:24px;padding-block:.15rem}
.languages .row{align-items:start}
.languages li{block-size:1.9rem;line-height:1.9rem;white-space:nowrap}
.languages .late{inline-size:5.75em}
.languages .late.long{inline-size:12em}
.languages .late.four{inline-size:4em}
.languages .late a{display:block}
.languages a{line-height:1.9rem;padding-block:0}
.languages [aria-current]{line-height:1.6rem}
.languages .late [aria-current]{padding-block-start:.15rem}
[aria-current=page]{color:var(--ink);text-decoration:none;border-block-end:2px solid var(--accent)}
h1,h2,h3,h4,h5,h6{line-height:var(--tight);text-wrap:balance;margin-block:1.9em .6em;font-weight:700}
h1{font-size:clamp(1.75rem,1.3rem + 2.2vw,2.6rem);margin-block:0 .5em}
h2{font-size:1.4rem}
h3{font-size:1.17rem}
h4,h5,h6{font-size:1rem}
.foot{max-inline-size:var(--measure);margin:4rem auto 3rem;padding-block-start:1rem;border-block-start:1px solid var(--line);color:var(--quiet)}
.foot p{margin-block:.35em}
.quiet{color:var(--quiet)}
:lang(ar),:lang(fa),:lang(ur),:lang(ps),:lang(sd),:lang(ug),:lang(ckb){--leading:1.85;--tight:1.5}
:lang(hi),:lang(mr),:lang(ne),:lang(bn),:lang(ta),:lang(te),:lang(kn),:lang(ml),:lang(gu),:lang(pa),:lang(si),:lang(th),:lang(lo),:lang(km),:lang(my){--leading:1.75;--tight:1.4}
:lang(zh),:lang(ja),:lang(ko){--leading:1.75;--tight:1.35;line-break:strict}
main [lang]:not(h1,h2,h3,h4,h5,h6,a,span){line-height:var(--leading)}
:lang(zh),:lang(ja){text-autospace:normal}
:lang(ja){word-break:auto-phrase}
:lang(ko){word-break:keep-all}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@media (forced-colors:active){:focus-visible{outline-color:Highlight}}
@media print{:root{color-scheme:light;--ink:#000;--quiet:#333;--paper:#fff;--shade:#fff;--line:#999;--accent:#000}@page{margin:20mm}.skip,nav,a.back,p.back,.screen{display:none}body{padding:0}}
`)

/** Everything that a text is made of. */
const TEXT_STYLE = compact(`
p,li{hyphens:auto;text-wrap:pretty}
p{hanging-punctuation:first allow-end}
:is(p,li):is(:lang(ar),:lang(fa),:lang(ur)){hyphens:manual}
p,ul,ol,dl,pre,table,blockquote,figure{margin-block:0 1.1em}
ul,ol{padding-inline-start:1.6em}
.tight>li>p{margin-block:0 .2em}
.tight>li>ul,.tight>li>ol{margin-block:0}
li>[dir],[role=doc-footnote]>[dir]{inline-size:fit-content}
li::marker{color:var(--quiet)}
.task-item{list-style:none;position:relative}
.task{position:absolute;inset-inline-start:-1.45em}
.task::before{content:"";display:inline-block;inline-size:.8em;block-size:.8em;border:.09em solid var(--quiet);border-radius:.15em}
.done::before{background:var(--accent);border-color:var(--accent)}
blockquote{margin-inline:0;padding-inline-start:1.2rem;border-inline-start:3px solid var(--accent)}
hr{border:0;margin-block:2.5rem;text-align:center}
hr::before{content:"";display:inline-block;inline-size:5rem;border-block-start:1px solid var(--quiet)}
figure{margin:2rem 0}
img{max-inline-size:100%;block-size:auto;vertical-align:middle}
figure img{display:block;margin-inline:auto;border-radius:4px}
figcaption{font-size:.9rem;color:var(--quiet);margin-block-start:.6rem}
.table{overflow-x:auto;margin-block:0 1.4em}
table{border-collapse:collapse;margin:0;font-size:.95rem;line-height:1.45;font-variant-numeric:lining-nums tabular-nums}
th,td{padding:.45rem .9rem .45rem 0;border-block-end:1px solid var(--line);text-align:start;vertical-align:top}
th:dir(rtl),td:dir(rtl){padding:.45rem 0 .45rem .9rem}
thead th,thead td{border-block-end:2px solid var(--quiet);vertical-align:bottom}
.end{text-align:end}
.center{text-align:center}
em:is(:lang(zh),:lang(ja),:lang(ko)){font-style:normal;text-emphasis:dot}
em:lang(zh){text-emphasis-position:under right}
code,kbd,pre{font-family:var(--mono);font-size:.88em;hyphens:manual}
code,kbd{background:var(--shade);border-radius:3px;padding:.1em .3em}
kbd{border:1px solid var(--line)}
pre{background:var(--shade);border-radius:6px;padding:.9rem 1.1rem;white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.5;text-align:start}
pre code{background:none;padding:0;font-size:1em}
sup,sub{line-height:0;font-size:.75em}
.call::before{content:"\\2060"}
.call a{text-decoration:none;padding:.4em .1em}
.notice{font-size:.9rem;line-height:1.5;color:var(--quiet);border-block:1px solid var(--line);padding-block:.5rem;margin-block:1.5rem 1rem}
.notes{margin-block-start:3.5rem;border-block-start:1px solid var(--line);font-size:.95rem}
.notes h2{font-size:1.1rem;margin-block-start:1.2rem}
.notes p{margin-block-end:.5em}
.back{display:inline-block;min-block-size:24px;font-size:.85em}
:target{scroll-margin-block-start:1.5rem}
.notes :target,.call :target{background:var(--shade);outline:2px solid var(--accent);outline-offset:2px}
@media print{p,li{orphans:3;widows:3}figure img{max-block-size:14cm;inline-size:auto}h1,h2,h3,h4,h5,h6{break-after:avoid}figure,tr,pre{break-inside:avoid}main a{color:inherit;text-decoration:none}.table{overflow:visible}}
`)

/** The page of an article. On wide screens the contents stand beside the text and the numbers of the printed pages in the margin. */
export const ARTICLE_STYLE =
  TEXT_STYLE +
  compact(`
main,.contents{max-inline-size:var(--measure);margin-inline:auto}
main{position:relative;padding-block:2.5rem 1rem;font-size:1.0625rem}
main:focus{outline:none}
.facts{max-inline-size:var(--measure);margin:2rem auto 0;font-size:.9rem;color:var(--quiet)}
.facts p{margin:0}
.facts+main{padding-block-start:.5rem}
.contents{margin-block-start:2rem;padding:.75rem 1rem;background:var(--shade);border-radius:6px}
.contents summary{cursor:pointer;min-block-size:24px}
.contents ol{list-style:none;margin:.25rem 0 0;padding:0}
.contents ol ol{padding-inline-start:1rem}
.contents a{display:inline-block;min-block-size:24px;padding-block:.2rem;color:inherit;text-decoration:none}
.contents a:hover{text-decoration:underline}
@media (min-width:64rem){
.page::before{content:attr(title);position:absolute;inset-inline-end:-3.5rem;font-size:.75rem;font-style:normal;font-weight:400;line-height:2;color:var(--quiet);border-inline-start:1px solid var(--line);padding-inline-start:.4rem}
}
@media (min-width:76rem){
body{display:grid;grid-template-columns:minmax(0,1fr) var(--measure) minmax(0,1fr);column-gap:3rem}
.top{grid-column:1/-1;inline-size:100%}
.facts,main,.foot{grid-column:2;inline-size:100%}
.facts{grid-row:2}
main{grid-row:3}
.foot{grid-row:4}
.contents{grid-column:1;grid-row:2/span 2;align-self:start;position:sticky;inset-block-start:1.5rem;margin-block-start:4rem;margin-inline:0;justify-self:end;inline-size:100%;max-inline-size:16rem;max-block-size:calc(100vh - 3rem);overflow-y:auto;background:none;padding:0}
}
@media print{main{font-size:.875rem;padding:0}main,.facts,.foot{max-inline-size:none;margin-inline:0}.page::before{content:none}}
.cite{margin-block:.35em}
.cite summary{cursor:pointer;min-block-size:24px;inline-size:fit-content}
.cite p{overflow-wrap:anywhere}
`)

/** A translation beside its original, block by block; one below the other where the screen is narrow. */
export const COMPARE_STYLE =
  TEXT_STYLE +
  compact(`
main,.foot{max-inline-size:76rem;margin-inline:auto}
main{padding-block:2rem 1rem}
main:focus{outline:none}
main>h1{font-size:1.4rem}
.pair{display:grid;gap:0 3rem;border-block-end:1px solid var(--line);padding-block:.9rem 0}
.pair>*{min-inline-size:0}
.pair>.original{color:var(--quiet)}
.top a{color:var(--accent);text-decoration:underline}
.heads{font-size:.9rem;padding-block:.5rem}
.heads p{margin:0}
.pair h2,.pair h3,.pair h4,.pair h5,.pair h6{margin-block:.2em .6em}
.pair .notes{margin:0;border:0}
.pair .notice{margin-block-start:0}
.pair table{table-layout:fixed;inline-size:100%;overflow-wrap:anywhere}
@media (min-width:46rem){.pair{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}.heads{position:sticky;inset-block-start:0;background:var(--paper);z-index:1}}
@media (max-width:45.99rem){.pair>.original{border-inline-start:3px solid var(--line);padding-inline-start:1rem;font-size:.95em}}
@media print{.pair{grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:0 1.5rem;font-size:.8rem;break-inside:avoid}.heads{position:static}main,.foot{max-inline-size:none}}
`)

/** Lists of editions. */
export const INDEX_STYLE = compact(`
main,.foot{max-inline-size:60rem;margin-inline:auto}
main{padding-block:2.5rem 1rem}
main:focus{outline:none}
.work{margin-block:0 3rem}
.work h2{margin-block:0 .4em}
.editions{list-style:none;margin:0;padding:0;border-block-start:1px solid var(--line)}
.editions>li{display:grid;grid-template-columns:minmax(0,1fr);gap:.1rem 2rem;padding-block:.8rem;border-block-end:1px solid var(--line)}
.editions p{margin:0}
.name{font-size:1.1rem}
.name a{text-decoration:none;display:inline-block;min-block-size:24px;max-inline-size:100%}
.name a:hover{text-decoration:underline}
.small{font-size:.9rem;color:var(--quiet)}
.formats{list-style:none;margin:0;padding:0}
.formats a{display:inline-block;min-block-size:24px}
.problem{color:var(--ink)}
.problem code{font-family:var(--mono);font-size:.88em}
@media (min-width:46rem){.editions>li{grid-template-columns:8rem minmax(0,1fr) 13rem}.editions.plain>li{grid-template-columns:minmax(0,1fr) 13rem}}
`)

/** Tables about the editions: the accessibility statement and the report. */
export const TABLE_STYLE =
  TEXT_STYLE +
  compact(`
main,.foot{max-inline-size:76rem;margin-inline:auto}
main{padding-block:2rem 1rem}
main:focus{outline:none}
.top p{margin:0}
.top a,td a{display:inline-block;min-block-size:24px}
th,td{padding-inline-end:1.1rem}
td code,tbody th bdi{overflow-wrap:anywhere}
.small{font-size:.85em;color:var(--quiet)}
.nowrap{white-space:nowrap}
.verdict-fail,.error b{color:var(--accent);font-weight:700}
.verdict-not-checked,.verdict-not-applicable{color:var(--quiet)}
.messages{padding:0;list-style:none}
.messages li{border-block-end:1px solid var(--line);padding-block:.5rem;overflow-wrap:anywhere}
.messages p{margin:.2rem 0}
`)
