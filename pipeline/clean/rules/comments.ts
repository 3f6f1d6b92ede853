import { sentenceEnd } from '../characters.ts'
import type { Finding, Rule, View } from '../rule.ts'

const finalMark = new RegExp(`[${sentenceEnd}][”»“’"')\\]]*$`, 'u')
/** `Anna: …`, `seebaer77 schreibt: …`: a few words, then a colon. */
const speaker = /^(?:[^\s.!?:：]+[ \u00a0]){0,4}[^\s.!?:：]{1,40} ?[:：](?=\s|$|[^\s/\d])/u
/** `3. März 2024`, `14:05`, `2024-03-12`: a day, a time or a year. */
const dated = /\p{Nd}{1,2}[:.h/-]\s?(?:\p{Nd}|\p{L})|\p{Nd}{4}/u
/** What the button under a comment says. */
const reply = new RegExp(
  `^(?:${[
    'reply|report|like|antworten|melden|gefällt mir|répondre|signaler|responder|reportar|denunciar|rispondi|segnala',
    'antwoorden|beantwoorden|reageer|svara|svar|vastaa|odpowiedz|odpovědět|odpovedať|válasz|răspunde|odgovori|vasta',
    'ответить|відповісти|адказаць|отговор|απάντηση|yanıtla|cevapla|жауап беру|رد|پاسخ|השב|जवाब दें|উত্তর|返信|回复|回覆|답글|ตอบกลับ|trả lời|balas|jibu',
  ].join('|')})(?:\\s?\\(?\\p{Nd}*\\)?)$`,
  'iu',
)
/** A label that announces comments, unlike one that asks for them: one word, or a count. */
const announces = /^[^\s\p{Nd}]+\s?:?$|\p{Nd}/u
/** A longer block is no comment but text. */
const longestComment = 1200

/** What a comment label at a block means: it stands alone, comments follow to the end, or text follows. */
export function afterCommentLabel(
  view: View,
  label: number,
  isFurniture: (block: number) => boolean,
): 'nothing' | 'comments' | 'text' {
  const texts = view.blocks.map(({ start, end }) => view.text.slice(start, end))
  const isProse = (text: string): boolean => text.length > 30 && finalMark.test(text)
  // Above the text it is a link to the comments below.
  if (!announces.test(texts[label]!) || !texts.slice(0, label).some(isProse)) return 'nothing'
  const rest = texts.flatMap((text, index) => (index > label && !isFurniture(index) ? [text] : []))
  if (rest.length === 0) return 'nothing'
  const isText = view.blocks
    .slice(label + 1)
    .some(({ kind, start, end }) => kind === 'heading' || end - start > longestComment)
  if (isText) return 'text'
  const isHead = (text: string): boolean =>
    speaker.test(text) || (text.length <= 80 && dated.test(text) && !finalMark.test(text))
  const heads = rest.filter(isHead).length
  const signs = heads + rest.filter((text) => !isHead(text) && reply.test(text)).length
  // A name may stand above the line that dates it; a comment may have some paragraphs.
  const begins = rest.slice(0, 2).some(isHead)
  return begins && signs >= 2 && signs * 4 >= rest.length ? 'comments' : 'text'
}

/** Finds the labels that stay because text follows. */
export function commentLabel(find: (view: View) => Iterable<Finding>): Rule {
  return {
    id: 'boilerplate/comment-label',
    class: 'flag',
    languages: 'known',
    reason:
      'label of comments, but what follows does not look like comments: both stay; remove them or make it a heading',
    find,
    examples: [],
  }
}
