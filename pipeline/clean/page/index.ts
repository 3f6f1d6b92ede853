import { diagnose } from '../../diagnostic/codes.ts'
import { counted } from '../../diagnostic/counted.ts'
import type { Diagnostic, Outcome } from '../../diagnostic/diagnostic.ts'
import type { PageText, SourceText } from '../../source/types.ts'
import { writePage } from './markdown.ts'
import { notesOf } from './notes.ts'
import { readPage } from './read-page.ts'

/** Letters under which an article is taken for a stub, when the page says that there is more. */
const stubLetters = 1200

export interface PageOptions {
  /** Where the page stood, for its relative addresses. */
  readonly url?: string
}

/**
 * Write a web page as Markdown: the whole page, with what is no part of the article marked to be cut, so that each removal
 * is a record. `value` is undefined when the page has no text.
 */
export function sourceOfPage(page: PageText, options: PageOptions = {}): Outcome<SourceText | undefined> {
  const { file, text: html, encoding } = page
  const read = readPage(html, options.url, page.whole)
  const diagnostics: Diagnostic[] = []
  const say = (code: Parameters<typeof diagnose>[0], message: string, hint: string) =>
    diagnostics.push(diagnose(code, message, { file }, [hint]))
  if (read.trouble === 'too-complex') {
    say(
      'source/page-too-complex',
      'the page grows beyond all bounds when it is read',
      'save only the article, or copy its text into source.txt',
    )
    return { value: undefined, diagnostics }
  }
  if (read.trouble !== undefined) {
    if (read.trouble === 'scripted')
      say(
        'source/page-scripted',
        'the page has no text: its scripts fetch it',
        'open it in a browser and save it as a complete page, or copy its text into source.txt',
      )
    else say('source/page-empty', 'the page has no article', 'copy the text into source.txt if there is one')
    return { value: undefined, diagnostics }
  }
  const letters = read.texts.join('').length
  if (read.isGated && letters < stubLetters)
    say(
      'source/page-stub',
      `only the beginning of an article: ${counted(letters, 'character', 'characters')} before a paywall`,
      'get the whole text from the publisher',
    )
  const notes = notesOf(read.body, read.blocks, read.verdicts)
  const { text, cuts, languages, origin } = writePage(html, read.metadata, read.title, notes, read.verdicts)
  const { pictures } = page
  const source = { file, format: 'markdown', text, encoding, page: { input: html, cuts, languages, origin } } as const
  return { value: pictures === undefined ? source : { ...source, pictures }, diagnostics }
}
