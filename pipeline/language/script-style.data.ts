/** How text of a script is set. Leading is a multiple of the type size, indent is in em. */
export interface ScriptStyle {
  readonly justify: 'word-space' | 'inter-character' | 'none'
  readonly dictionaryBreaks: boolean
  readonly leading: number
  readonly indent: number
}

const european: ScriptStyle = { justify: 'word-space', dictionaryBreaks: false, leading: 1.45, indent: 1.2 }
const indic: ScriptStyle = { ...european, leading: 1.65 }
const han: ScriptStyle = { justify: 'inter-character', dictionaryBreaks: false, leading: 1.7, indent: 2 }
const kana: ScriptStyle = { ...han, indent: 1 }
const dictionary: ScriptStyle = { justify: 'word-space', dictionaryBreaks: true, leading: 1.75, indent: 1.5 }

/** Scripts that are not set like Latin. Marks above and below the letters ask for more leading. */
export const scriptStyles: Readonly<Record<string, ScriptStyle>> = {
  Arab: { ...european, leading: 1.75 },
  Beng: indic,
  Bopo: han,
  // Words are as long as half a line and have no hyphens: an even edge would tear them apart.
  Cans: { ...european, justify: 'none', leading: 1.55 },
  Deva: indic,
  Ethi: { ...european, leading: 1.6 },
  Gujr: indic,
  Guru: indic,
  Hang: { ...european, leading: 1.65, indent: 1 },
  Hani: han,
  Hans: han,
  Hant: han,
  Hebr: { ...european, leading: 1.5 },
  Hira: kana,
  Jpan: kana,
  Kana: kana,
  Khmr: { ...dictionary, leading: 1.9 },
  Knda: { ...indic, leading: 1.7 },
  Kore: { ...european, leading: 1.65, indent: 1 },
  Laoo: dictionary,
  Mlym: indic,
  Mymr: { ...dictionary, leading: 1.95 },
  Nkoo: { ...european, leading: 1.6 },
  Orya: indic,
  // As for Cans: no hyphens.
  Sinh: { ...indic, justify: 'none', leading: 1.7 },
  Syrc: { ...european, leading: 1.6 },
  Taml: indic,
  Telu: { ...indic, leading: 1.75 },
  Thaa: { ...european, leading: 1.7 },
  Thai: { ...dictionary, leading: 1.65 },
  Tibt: { ...european, leading: 1.8 },
  Yiii: { ...han, indent: 2 },
}

export const ordinaryStyle: ScriptStyle = european
