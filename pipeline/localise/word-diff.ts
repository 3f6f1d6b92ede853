/** A stretch of two texts: in both, only in the old one, or only in the new one. */
export interface Stretch {
  readonly kind: 'same' | 'gone' | 'new'
  readonly text: string
}

const unspaced = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`
const letter = String.raw`(?:(?![${unspaced}])[\p{L}\p{M}\p{N}])`
// Digits with the signs that part them: 12.5, 1,770, 10:30, 2022-01-10, 1/2; with spaces only between groups of three: 1 770.
const number = String.raw`\p{Nd}+(?:(?:[.,:/·٫٬'’-]|[\u00a0\u202f](?=\p{Nd}{3}(?!\p{Nd})))\p{Nd}+)*`
// Tokens, numbers, words (characters in scripts without spaces), white space, single signs.
const piece = new RegExp(
  String.raw`<\/?\d+\/?>|(?<!${letter})${number}(?!${letter})|[${unspaced}]\p{M}*|${letter}+|\s+|.`,
  'gsu',
)
/** Longest middle part (pieces × pieces) that is compared piece by piece; a longer one is shown as a whole. */
const mostWork = 1_000_000

/** What an edit has done to a text, word by word (longest common subsequence). Neighbours of one kind are one stretch. */
export function wordDiff(was: string, now: string): readonly Stretch[] {
  const [before, after] = [was.match(piece) ?? [], now.match(piece) ?? []]
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start++
  let end = 0
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end++
  const stretches: { kind: Stretch['kind']; text: string }[] = []
  const add = (kind: Stretch['kind'], text: string) => {
    const last = stretches.at(-1)
    if (text === '') return
    if (last?.kind === kind) last.text += text
    else stretches.push({ kind, text })
  }
  add('same', before.slice(0, start).join(''))
  middle(before.slice(start, before.length - end), after.slice(start, after.length - end), add)
  add('same', end === 0 ? '' : before.slice(-end).join(''))
  return stretches
}

function middle(
  before: readonly string[],
  after: readonly string[],
  add: (kind: Stretch['kind'], text: string) => void,
): void {
  const [n, m] = [before.length, after.length]
  if (n * m > mostWork) {
    add('gone', before.join(''))
    add('new', after.join(''))
    return
  }
  const width = m + 1
  const lengths = new Uint16Array((n + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = n - 1; i >= 0; i--) {
    for (let j = m - 1; j >= 0; j--) {
      lengths[i * width + j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  let [i, j] = [0, 0]
  while (i < n || j < m) {
    if (i < n && j < m && before[i] === after[j]) {
      add('same', before[i] ?? '')
      i++
      j++
    } else if (i < n && (j === m || at(i + 1, j) >= at(i, j + 1))) add('gone', before[i++] ?? '')
    else add('new', after[j++] ?? '')
  }
}

/** A difference in one line: `164 [-killed-]{+wounded+} there`, as `git diff --word-diff` writes it. */
export function sayDiff(stretches: readonly Stretch[]): string {
  return stretches
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'gone' ? `[-${text}-]` : `{+${text}+}`))
    .join('')
    .replaceAll(/\s+/gu, ' ')
}
