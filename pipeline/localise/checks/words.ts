import { languageOf } from '../../language/language.ts'
import type { CheckInput, Finding } from './types.ts'

const words = /[\p{L}\p{M}]+/gu

/** A text of three words and more that is the source itself. */
export function checkSame({ source, target }: CheckInput): Finding {
  return source.trim() === target.trim() && (source.match(words)?.length ?? 0) > 2
    ? { message: 'is the text of the source', hint: 'translate it, or remove it so that the chain answers' }
    : undefined
}

/** Scripts of which one character says about as much as three letters. */
const dense = new Set(['Hans', 'Hant', 'Jpan', 'Kore', 'Hani'])

/** Far shorter or longer than translations into such a script are. */
export function checkLength({ source, target, locale, sourceLocale }: CheckInput): Finding {
  const weight = (tag: string) => (dense.has(languageOf(tag).script) ? 2.6 : 1)
  const [from, to] = [source.length * weight(sourceLocale), target.length * weight(locale)]
  // Headings and cells are too short to tell.
  if (from < 40) return undefined
  const ratio = to / from
  if (ratio > 0.45 && ratio < 2.4) return undefined
  return {
    message: `${Math.round((target.length / source.length) * 100)} % as long as the source`,
    hint: 'look whether something is missing, or was put in twice',
  }
}

/** Languages that double words on purpose. */
const doubling = new Set('hi id ms tr kk ky uz az tt bn ta te th vi ja zh ko mr ne pa ur fa sw af'.split(' '))

const twiceInLower = /(?<![\p{L}\p{M}\p{N}])([\p{L}\p{M}]{2,}) +\1(?![\p{L}\p{M}\p{N}])/u

/** The same word twice in a row, where the source has no such thing. */
export function checkDouble({ source, target, locale }: CheckInput): Finding {
  if (doubling.has(new Intl.Locale(locale).language)) return undefined
  // Comparing without regard to case at every letter is slow, and there is hardly ever anything to find.
  if (!twiceInLower.test(target.toLowerCase())) return undefined
  const twice = /(?<![\p{L}\p{M}\p{N}])([\p{L}\p{M}]{2,}) +\1(?![\p{L}\p{M}\p{N}])/iu
  const found = twice.exec(target)?.[1]
  return found === undefined || twice.test(source)
    ? undefined
    : { message: `'${found}' stands there twice`, hint: 'remove one of them' }
}

/** A word in letters of two scripts that look alike: a Latin a in a Cyrillic word is not found by any search. */
export function checkMixed({ target }: CheckInput): Finding {
  const mixed = (target.match(words) ?? []).filter(
    (word) =>
      [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u].filter((script) => script.test(word)).length >
      1,
  )
  return mixed.length === 0
    ? undefined
    : { message: `letters of two scripts in one word: ${mixed.join(', ')}`, hint: 'type the word anew' }
}
