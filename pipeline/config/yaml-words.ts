import type { YAMLError } from 'yaml'

const quotes = 'a value with ": ", " #", or one of the signs @ ` % & * ! at its start needs quotes: title: "…"'
const indent = 'give lines of one list or mapping the same number of spaces'

/** What the parser of YAML reports, in words for whoever wrote the file, and what to do. Codes: yaml 2.9, errors.d.ts. */
const words: Readonly<Record<string, readonly [message: string, hint: string]>> = {
  ALIAS_PROPS: ['an alias (*name) cannot have an anchor or a tag', 'write the value out'],
  BAD_ALIAS: ['a value begins with * and is read as an alias', quotes],
  BAD_COLLECTION_TYPE: ['this kind of list or mapping does not fit its tag', 'take the tag (!…) away'],
  BAD_DIRECTIVE: ['a line begins with % and is read as a directive', quotes],
  BAD_DQ_ESCAPE: [
    'a backslash in double quotes is followed by a letter that means nothing',
    'write \\\\ or use single quotes',
  ],
  BAD_INDENT: ['this line is not indented like the others of its list or mapping', indent],
  BAD_PROP_ORDER: ['an anchor or tag stands at the wrong place', 'take it away and write the value out'],
  BAD_SCALAR_START: ['a value begins with a sign that means something else in YAML', quotes],
  BLOCK_AS_IMPLICIT_KEY: ['a list or a second "key:" stands in the same line as a key', quotes],
  BLOCK_IN_FLOW: [
    'lines with - or key: cannot stand inside [ ] or { }',
    'write them with commas, or all of it in lines',
  ],
  DUPLICATE_KEY: ['this key is there twice', 'keep one of the two'],
  KEY_OVER_1024_CHARS: ['a key is longer than 1024 characters', quotes],
  MISSING_CHAR: [
    'something is missing here: a closing quote, a bracket, a comma or a colon',
    'close every quote and bracket; write "key: value"',
  ],
  MULTILINE_IMPLICIT_KEY: [
    'a key goes over several lines: a colon or a closing quote is missing',
    'write each key with its colon in one line',
  ],
  MULTIPLE_ANCHORS: ['a value has two anchors', 'write the value out'],
  MULTIPLE_DOCS: ['a second document begins here (---)', 'keep one'],
  MULTIPLE_TAGS: ['a value has two tags', 'take the tags (!…) away'],
  TAB_AS_INDENT: ['a line is indented by a tab, which YAML does not allow', 'indent by spaces'],
  TAG_RESOLVE_FAILED: ['a tag (!…) is not known', 'take it away'],
  UNEXPECTED_TOKEN: ['this is not expected here', `${quotes}; ${indent}`],
}

/** An error or warning of the parser in our own words. */
export function yamlProblem({ code, message }: Pick<YAMLError, 'code' | 'message'>): {
  readonly message: string
  readonly hint: string
} {
  // The parser calls it indentation, and reports the line after the bracket that is still open.
  const open = code === 'BAD_INDENT' ? /^Flow .* and end with a ([\]}])/u.exec(message)?.[1] : undefined
  if (open !== undefined) {
    return {
      message: `a ${open === ']' ? '[' : '{'} above this line is never closed`,
      hint: `write the missing ${open}`,
    }
  }
  const [own, hint] = words[code] ?? [message.replaceAll(/\s+/gu, ' ').trim(), quotes]
  return { message: own, hint }
}
