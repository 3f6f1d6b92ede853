/** What a theme may set, and how a value looks: colours of text and ground, the width of the column, the distance of the lines. */
export const themeProperties = {
  ink: 'colour',
  quiet: 'colour',
  paper: 'colour',
  shade: 'colour',
  line: 'colour',
  accent: 'colour',
  measure: 'length',
  leading: 'number',
  tight: 'number',
} as const

/** The themes of Stemma by name: each value in light and, where it differs, in dark. Text has a contrast of 4.5 : 1 or more in both. */
export const themes = {
  warm: {
    light: {
      ...{ ink: '#1f1b16', quiet: '#635c52', paper: '#fdfcf9', shade: '#f4f0e8', line: '#d9d2c5', accent: '#8c2f13' },
      ...{ measure: '38rem', leading: '1.6', tight: '1.2' },
    },
    dark: { ink: '#ece6dc', quiet: '#ada496', paper: '#171512', shade: '#221f1a', line: '#403a31', accent: '#f0a07c' },
  },
  slate: {
    light: {
      ...{ ink: '#14181d', quiet: '#525c68', paper: '#ffffff', shade: '#f0f3f6', line: '#cfd6de', accent: '#0b5394' },
      ...{ measure: '40rem', leading: '1.6', tight: '1.2' },
    },
    dark: { ink: '#e4e8ed', quiet: '#9fabb8', paper: '#12161b', shade: '#1b2128', line: '#38424d', accent: '#8ec1f2' },
  },
} as const satisfies Readonly<
  Record<string, Readonly<Record<'light' | 'dark', Readonly<Partial<Record<keyof typeof themeProperties, string>>>>>>
>
