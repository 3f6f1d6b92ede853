/** Latin letters with marks that every body face has, for en-XA. */
export const accented: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...'AÅBƁCÇDÐEÉFƑGĜHĤIÎJĴKĶLĻMṀNÑOÖPÞRŔSŠTŢUÛWŴYÝZŽaåbƀcçdðeéfƒgĝhĥiîjĵkķlļmɱnñoöpþrŕsštţuûwŵyýzž'.matchAll(
      /(.)(.)/gu,
    ),
  ].flatMap(([, plain, marked]) => (plain === undefined || marked === undefined ? [] : [[plain, marked]])),
)

/** Latin letters as Arabic ones of about their sound, for ar-XB. */
export const arabicLetters: Readonly<Record<string, string>> = {
  a: 'ا',
  b: 'ب',
  c: 'ك',
  d: 'د',
  e: 'ي',
  f: 'ف',
  g: 'غ',
  h: 'ه',
  i: 'ي',
  j: 'ج',
  k: 'ك',
  l: 'ل',
  m: 'م',
  n: 'ن',
  o: 'و',
  p: 'ب',
  q: 'ق',
  r: 'ر',
  s: 'س',
  t: 'ت',
  u: 'و',
  v: 'ف',
  w: 'و',
  x: 'خ',
  y: 'ي',
  z: 'ز',
}

/** Marks that Arabic writes its own way. */
export const arabicMarks: Readonly<Record<string, string>> = { '?': '؟', ',': '،', ';': '؛' }
