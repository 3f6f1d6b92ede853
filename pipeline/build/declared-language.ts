import { isKnownLocale } from '../language/known.ts'
import { canonicalLocale } from '../language/language.ts'
import { decodeSource } from '../source/decode.ts'
import type { OutputFile } from './types.ts'

/** The language that most of the texts declare in front matter or as `<html lang>`, the first of equals; undefined when none does. */
export function declaredLanguage(files: readonly OutputFile[]): string | undefined {
  const counts = new Map<string, number>()
  for (const { path, bytes } of files) {
    const locale = /\/source\.(?:md|txt|html)$/u.test(path) ? languageIn(path, bytes) : undefined
    if (locale !== undefined) counts.set(locale, (counts.get(locale) ?? 0) + 1)
  }
  const most = Math.max(0, ...counts.values())
  return [...counts].find(([, count]) => count === most)?.[0]
}

function languageIn(path: string, bytes: Uint8Array): string | undefined {
  const text = decodeSource(path, bytes).value?.text.replace(/^\uFEFF/u, '') ?? ''
  const [, front] = /^---[ \t]*\r?\n([\s\S]{0,9999}?)\r?\n---/u.exec(text) ?? []
  const pattern = path.endsWith('.html')
    ? /<html\b[^>]{0,2000}?\s(?:xml:)?lang\s{0,9}=\s{0,9}["']?([\w-]{2,40})/iu
    : /^lang:[ \t]{0,9}["']?([\w-]{2,40})/mu
  const tag = pattern.exec(path.endsWith('.html') ? text : (front ?? ''))?.[1]
  return tag !== undefined && isKnownLocale(tag) ? canonicalLocale(tag) : undefined
}
