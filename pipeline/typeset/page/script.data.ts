/** Type size against Latin, by script (ISO 15924), where letters look smaller or larger than Latin ones of the same size. */
export const scriptScale: Readonly<Record<string, number>> = {
  Arab: 1.2,
  Aran: 1.3,
  Deva: 1.05,
  Hebr: 1.05,
  Khmr: 1.05,
  Laoo: 1.1,
  Mymr: 1.05,
  Syrc: 1.15,
  Thaa: 1.15,
  Thai: 1.1,
  Tibt: 1.2,
}

/** Scripts in which the first paragraph after a heading is indented like all others. */
export const indentsEveryParagraph: ReadonlySet<string> = new Set([
  'Hani',
  'Hans',
  'Hant',
  'Jpan',
  'Hira',
  'Kana',
  'Yiii',
])
