import type { ElementContent } from 'hast'
import { toHtml } from 'hast-util-to-html'
import type { Edition, PageMap } from '../../pipeline/edition/types.ts'
import { renderArticle } from '../../pipeline/markup/article.ts'
import type { ArticleMarkup, MarkupOptions } from '../../pipeline/markup/types.ts'

/** Options of a page or book whose pictures lie in `img/`; the article `other` can be linked to. */
export function optionsFor(target: MarkupOptions['target'], pageMap: PageMap = []): MarkupOptions {
  return {
    target,
    pageMap,
    pictureHref: ({ name }) => `img/${name}`,
    articleHref: (name, fragment) =>
      name === 'other' ? `other.html${fragment === undefined ? '' : `#${fragment}`}` : undefined,
  }
}

/** The markup of an edition. */
export function articleOf(
  edition: Edition,
  target: MarkupOptions['target'] = 'html',
  pageMap: PageMap = [],
): ArticleMarkup {
  return renderArticle(edition, optionsFor(target, pageMap))
}

/** Everything in the article as text. */
export function markupOf(edition: Edition, target: MarkupOptions['target'] = 'html', pageMap: PageMap = []): string {
  const { title, blocks, notes } = articleOf(edition, target, pageMap)
  return toHtml([title, ...blocks, ...(notes === undefined ? [] : [notes])] satisfies ElementContent[])
}

/** The blocks after the title as text. */
export function blocksOf(edition: Edition, target: MarkupOptions['target'] = 'html', pageMap: PageMap = []): string {
  return toHtml([...articleOf(edition, target, pageMap).blocks])
}
