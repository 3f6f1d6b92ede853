/**
 * Quotation marks in use, by practice in print and on the web (wider than CLDR, which names one pair): pairs, then the
 * languages. An empty list: the language is known but mixes directions.
 */
export const quoteLanguages: readonly (readonly [pairs: string, tags: string])[] = [
  // “ ” alone
  [
    '“”',
    'en tr hi ko th vi id ms tl fil nl af ga gd cy mt bn as ta te mr gu kn ml pa or ne si sa km lo my sw zu xh so ha yo ig rw rn sn st tn ts ss ve nso lg ln wo bm mg mi sm to haw jv su ceb ilo war min ht gl-us uz tk tet',
  ],
  ['“” 「」 『』 《》 〈〉', 'zh yue'],
  ['「」 『』 《》 〈〉', 'ja zh-hant zh-tw zh-hk'],
  // « » with “ ” or „ “ inside
  ['«» “”', 'es it pt ca gl eu el ar fa az hy am ti ast oc an sc fur rm lij pms vec scn br fr ia ps ckb ur ug sd dv'],
  ['«» „“', 'ru uk be kk ky tg mn tt ba cv os ce av lez ab sah tyv udm kv mhr myv mdf xal bua kbd krc kum nog crh'],
  ['«» “”', 'nb nn no fo'],
  ['»« „“', 'da'],
  // low opening mark
  ['„“ »«', 'de lb nds hsb dsb cs sk sl'],
  ['„“ «»', 'bg lt lv et is mk sq ka'],
  ['„” «»', 'pl ro mo'],
  ['„” »«', 'hu hr bs sr sh'],
  // one mark for both sides, known by the spaces round it; Hebrew: not certain even then
  ['”” »»', 'fi sv se'],
  ['', 'he yi'],
]

/** A space, mostly no-break, stands inside « ». */
export const spacedQuoteLanguages: ReadonlySet<string> = new Set(['fr', 'br', 'oc', 'ht', 'hy'])

/** A space, mostly no-break, stands before `; : ! ?`. */
export const wideMarkLanguages: ReadonlySet<string> = new Set(['fr', 'br', 'oc'])
