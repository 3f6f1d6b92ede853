import { describe, expect, test } from 'vitest'
import { cleaned, expectReplay } from './laws.ts'

const cases: readonly (readonly [name: string, before: string, after: string, lang?: string])[] = [
  [
    'text of paragraphs, headings and cells is cleaned',
    '# A  title\n\nOne , two.\n\n| a , b |\n| --- |\n| c , d |\n',
    '# A title\n\nOne, two.\n\n| a, b |\n| --- |\n| c, d |\n',
  ],
  [
    'code, addresses and raw HTML stay',
    'Use `a , b` and <b title="a , b">x</b>.\n\n```\na , b\n```\n\n    c , d\n',
    'Use `a , b` and <b title="a , b">x</b>.\n\n```\na , b\n```\n\n    c , d\n',
  ],
  ['front matter stays', '---\ntitle: "a , b"\n---\n\nOne , two.\n', '---\ntitle: "a , b"\n---\n\nOne, two.\n'],
  [
    'the language of front matter counts',
    '---\nlang: fr\n---\n\nQui ? Moi , lui ;\n',
    '---\nlang: fr\n---\n\nQui ? Moi, lui ;\n',
  ],
  ['line ends and hard breaks stay', 'One  \ntwo\\\nthree\nfour\n', 'One  \ntwo\\\nthree\nfour\n'],
  ['escapes stay', 'a \\[b\\] , c\n', 'a \\[b\\], c\n'],
  ['quotes reach across emphasis', 'the “ *whole* ” truth “of it ”all\n', 'the “*whole*” truth “of it” all\n'],
  [
    'references of the format stay, doubled ones lose a layer',
    'a &nbsp; b &amp;ldquo;c&amp;rdquo;\n',
    'a &nbsp; b &ldquo;c&rdquo;\n',
  ],
  ['furniture goes', 'A paragraph that stays.\n\nLeave a Comment\n', 'A paragraph that stays.\n\n\n'],
  [
    'a link keeps its address',
    '[one , two](https://a.b/c,,d) and https://a.b/e,,f\n',
    '[one, two](https://a.b/c,,d) and https://a.b/e,,f\n',
  ],
]

describe('Markdown is cleaned in its text only', () => {
  test.each(cases.map(([name, before, after, lang = 'en']) => ({ name, before, after, lang })))(
    '$name',
    ({ before, after, lang }) => {
      expect(cleaned(before, lang, 'markdown').text).toBe(after)
      expectReplay(before, lang, 'markdown')
      expect(cleaned(after, lang, 'markdown').text).toBe(after)
    },
  )

  test('blocks are left to the Markdown parser', () => {
    expect(cleaned('# One\n', 'en', 'markdown').blocks).toEqual([])
  })
})
