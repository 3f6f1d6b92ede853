import { hasIdeographic, sentenceEnd } from '../characters.ts'
import { primarySubtag, type Finding, type Rule, type View } from '../rule.ts'
import { cookieNames, furniture, lesserButtons, networks, type Furniture } from './boilerplate.data.ts'
import { afterCommentLabel, commentLabel } from './comments.ts'

type Kind = keyof Furniture | 'copyright'

const sameAs: Readonly<Record<string, string>> = {
  no: 'nb',
  nn: 'nb',
  hr: 'sr',
  bs: 'sr',
  sh: 'sr',
  yue: 'zh',
  fil: 'tl',
  tt: 'ru',
  mo: 'ro',
}

/** What may follow the phrase. Every kind but the cookie notice is a label, not a sentence. */
const tails: Readonly<Record<keyof Furniture, string>> = {
  comment: '\\s*(?:\\(?\\p{Nd}+\\)?)?[\\s.:!»›→…。]*',
  share: '(?:[\\s:：»›].{0,60})?',
  more: '(?:[\\s.:：!»›→…]*|\\s*[:：»›>|–—-]+\\s*.{1,140})',
  subscribe: '(?:[\\s:：!,，、].{0,80}|.{0,6})',
  cookie: '.{0,160}',
  ad: '[\\s.:！!…]*',
  follow: '(?:[\\s:：@].{0,60})?',
  rights: '.{0,80}',
}

const finalStop = new RegExp(`[${sentenceEnd}]$`, 'u')
const copyrightSign = /^(?:(?:©|\(c\)|ⓒ|copyright\b|copr\.)[\s:]*)+/iu
const copyrightYears = /^(?:\p{Nd}{4}(?:\s?[-–—,/]\s?\p{Nd}{2,4})*[\s.,|:–—-]*)/u
const cookieNotice = /(?:cookies?|куки\p{L}*|Куки\p{L}*)(?!\p{L}).{0,60}[.!。।۔؟]\s*\S.{0,40}[^.!?。।\s]$/iu
const button = `(?:${networks}|${lesserButtons})`
const cookieWord = new RegExp(`cookie|${cookieNames}`, 'iu')
const networkLine = new RegExp(`^${button}(?:[\\s,|/·•]{1,3}${button}){0,11}$`, 'iu')
const hasNetwork = new RegExp(`(?<!\\p{L})(?:${networks})(?!\\p{L})`, 'iu')

interface Matcher {
  readonly kind: keyof Furniture
  readonly pattern: RegExp
}
const matchers = new Map<string, readonly Matcher[]>()

/** Phrases of the language of the text; English ones too, because platforms leave theirs. */
function matchersOf(language: string): readonly Matcher[] {
  let found = matchers.get(language)
  if (!found) {
    const own = furniture[sameAs[language] ?? language]
    found = [own, language === 'en' ? undefined : furniture['en']].flatMap((phrases) =>
      (Object.keys(tails) as (keyof Furniture)[]).flatMap((kind) => {
        const source = phrases?.[kind]
        return source === undefined ? [] : [{ kind, pattern: new RegExp(`^(?:${source})${tails[kind]}$`, 'iu') }]
      }),
    )
    matchers.set(language, found)
  }
  return found
}

function wordCount(text: string): number {
  return hasIdeographic(text) ? text.length / 2.5 : text.split(/\s+/u).length
}

/** `© 2022 The Example`: the sign, perhaps a year, and an owner. A sentence about the sign goes on with a verb, in small letters. */
function isCopyrightLine(text: string): boolean {
  const sign = copyrightSign.exec(text)?.[0]
  if (sign === undefined) return false
  const isWord = /^cop/iu.test(sign) && !/[©ⓒ]|\(c\)/iu.test(sign)
  const afterSign = text.slice(sign.length)
  const years = copyrightYears.exec(afterSign)?.[0] ?? ''
  const owner = afterSign.slice(years.length).replace(/^(?:\p{Ll}{1,3}\s)/u, '')
  if (owner === '') return years !== '' || !isWord
  if (/^\p{Ll}/u.test(owner)) return /^all rights/u.test(owner)
  // A capital after the bare word may begin anything (`Copyright Law`); so may letters without case.
  if (isWord && years === '') return !finalStop.test(text) && wordCount(text) < 8
  return years !== '' || !finalStop.test(text) || wordCount(text) < 9
}

/** What kind of furniture a block is, if any. */
export function kindOf(text: string, view: View): Kind | undefined {
  if (text.length > 180) return undefined
  const words = wordCount(text)
  if (words > 30) return undefined
  if (words <= 16 && text.length <= 140 && isCopyrightLine(text)) return 'copyright'
  if (words <= 16 && cookieNotice.test(text)) return 'cookie'
  const label = text.replace(/^[\s»›→▶►>•|*✉☰+[({-]+/u, '').replace(/[\s»›→▶►>|\])}]+$/u, '')
  if (words <= 12 && networkLine.test(label) && hasNetwork.test(label)) return 'share'
  if (!view.marks.known) return undefined
  for (const { kind, pattern } of matchersOf(primarySubtag(view.lang))) {
    if (!pattern.test(label)) continue
    if (kind === 'rights') return words <= 16 ? 'copyright' : undefined
    // “Accept all” is a button only when nothing else is said.
    if (kind === 'cookie') return cookieWord.test(label) || words <= 4 ? kind : undefined
    const isSentence = finalStop.test(label) && kind !== 'comment'
    if (kind === 'comment' || kind === 'ad' || (!isSentence && words <= (kind === 'more' ? 24 : 12))) return kind
  }
  return undefined
}

interface Found {
  /** Index of block → kind. */
  readonly furniture: Map<number, Kind>
  /** Labels of comments with text after them. */
  readonly kept: number[]
}
const memory = new WeakMap<View, Found>()

/** A text is never furniture as a whole, and neither is its title. */
function findFurniture(view: View): Found {
  const known = memory.get(view)
  if (known) return known
  const found = new Map<number, Kind>()
  const all: Found = { furniture: found, kept: [] }
  memory.set(view, all)
  if (view.blocks.length < 2) return all
  view.blocks.forEach((block, index) => {
    if (block.kind === 'heading') return
    const kind = block.end - block.start > 180 ? undefined : kindOf(view.text.slice(block.start, block.end), view)
    if (kind) found.set(index, kind)
  })
  settleComments(view, all)
  if (found.size === view.blocks.length) found.clear()
  return all
}

/** The comments go with their label; a label of what does not look like comments stays. */
function settleComments(view: View, { furniture: found, kept }: Found): void {
  for (const index of [...found.keys()]) {
    if (found.get(index) !== 'comment') continue
    const after = afterCommentLabel(view, index, (block) => found.has(block))
    if (after === 'text') {
      found.delete(index)
      kept.push(index)
    }
    if (after !== 'comments') continue
    for (let next = index + 1; next < view.blocks.length; next++) if (!found.has(next)) found.set(next, 'comment')
    return
  }
}

const sentence = 'A paragraph that stays, whatever comes.'

function boilerplateRule(
  kind: Kind,
  name: string,
  what: string,
  examples: readonly string[],
  foreign: readonly [lang: string, line: string],
  kept: readonly string[] = [],
): Rule {
  return {
    id: `boilerplate/${name}`,
    class: 'repair',
    languages: 'any',
    reason: `site furniture (${what}): removed, kept verbatim in the report`,
    *find(view): Iterable<Finding> {
      for (const [index, found] of findFurniture(view).furniture) {
        const block = view.blocks[index]!
        if (found === kind) yield { start: block.start, end: block.end, text: '', bold: true }
      }
    },
    examples: [
      ...examples.map((line) => ({ before: `${sentence}\n\n${line}`, after: `${sentence}\n\n` })),
      { lang: foreign[0], before: `${sentence}\n\n${foreign[1]}`, after: `${sentence}\n\n` },
      ...kept.map((line) => {
        const text = `${sentence}\n\n${line}`
        return { before: text, after: text }
      }),
    ],
  }
}

export const boilerplate: readonly Rule[] = [
  boilerplateRule(
    'comment',
    'comment-prompt',
    'comments',
    ['Leave a Comment', 'Comments are closed.', '2 Comments'],
    ['nl', 'Laat een reactie achter'],
    ['3 Comments\n\nThe ministers disagreed with all of them.\n\nNobody was asked.'],
  ),
  boilerplateRule(
    'share',
    'share',
    'share buttons',
    ['Share this:', 'Facebook Twitter WhatsApp'],
    ['it', 'Condividi su'],
  ),
  boilerplateRule(
    'more',
    'read-more',
    'link to other pages',
    ['Read more: Ten facts', 'Related Posts'],
    ['sv', 'Läs också: Tio fakta'],
  ),
  boilerplateRule('subscribe', 'subscribe', 'subscription', ['Sign up for our newsletter'], ['it', 'Iscriviti']),
  boilerplateRule(
    'cookie',
    'cookie',
    'cookie notice',
    ['We use cookies to improve your experience. Accept all'],
    ['nl', 'Wij gebruiken cookies. Alle cookies accepteren'],
  ),
  boilerplateRule('ad', 'ad', 'advertisement', ['Advertisement'], ['pt', 'Publicidade']),
  boilerplateRule('follow', 'follow', 'social networks', ['Follow us on Facebook'], ['nl', 'Volg ons op Facebook']),
  boilerplateRule(
    'copyright',
    'copyright',
    'copyright line',
    ['© 2022 The Example. All rights reserved.', '© by Lehe OÜ', 'Copyright 2020-2024 Example Media'],
    ['et', '© 2024 Leht OÜ'],
    ['© is the sign of copyright, used since 1908.', '© 1999 was printed on it.', 'Copyright law is old in Berne.'],
  ),
]

/** Labels that stay, told. */
export const keptCommentLabel: Rule = commentLabel(function* (view) {
  for (const index of findFurniture(view).kept) yield { start: view.blocks[index]!.start, end: view.blocks[index]!.end }
})
