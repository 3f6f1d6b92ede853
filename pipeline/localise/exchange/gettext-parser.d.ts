declare module 'gettext-parser' {
  export interface Entry {
    msgctxt?: string
    msgid: string
    msgid_plural?: string
    msgstr: string[]
    comments?: { translator?: string; reference?: string; extracted?: string; flag?: string; previous?: string }
  }
  export interface Translations {
    charset?: string
    headers: Record<string, string>
    translations: Record<string, Record<string, Entry>>
  }
  export const po: {
    parse(input: string): Translations
    compile(data: Translations, options?: { foldLength?: number }): Uint8Array
  }
}
