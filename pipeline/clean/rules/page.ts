import type { Rule } from '../rule.ts'

const reasons = {
  'link/tracking': 'parameters that follow readers about: removed from the address',
  'page/ad': 'advertisement of the page: removed, kept verbatim in the report',
  'page/byline': 'by-line or date of the page: removed from the text; what is known stands in the front matter',
  'page/caption': 'caption of a picture that is not part of the article',
  'page/comments': 'comments of the page: removed, kept verbatim in the report',
  'page/cookie': 'cookie notice of the page: removed, kept verbatim in the report',
  'page/copyright': 'copyright line of the page: removed, kept verbatim in the report',
  'page/embed': 'frame, drawing, film or field, no text: removed, kept verbatim in the report',
  'page/navigation': 'navigation of the page: removed, kept verbatim in the report',
  'page/outside': 'stands outside the article: removed, kept verbatim in the report',
  'page/picture': 'picture that shows nothing or lies inside the page: removed, kept verbatim in the report',
  'page/related': 'links to other articles: removed, kept verbatim in the report',
  'page/share': 'share buttons of the page: removed, kept verbatim in the report',
  'page/subscribe': 'newsletter or subscription of the page: removed, kept verbatim in the report',
  'page/title': 'repeats the title: removed',
} as const

/** What is cut out of a page, one rule per reason. The judgement is made in `page/`, on the page; here it gets its name. */
export const pageRules: ReadonlyMap<string, Rule> = new Map(
  Object.entries(reasons).map(([id, reason]): [string, Rule] => [
    id,
    { id, class: 'repair', languages: 'any', formats: ['markdown'], reason, find: () => [], examples: [] },
  ]),
)
