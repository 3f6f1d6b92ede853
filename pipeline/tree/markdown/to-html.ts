import type { Block, Heading, Image, Inline, ListItem, Mark, Paragraph, Table } from '../nodes.ts'

/** HTML elements for marks. */
export const elements: Readonly<Record<Mark['type'], string>> = {
  emphasis: 'em',
  strong: 'strong',
  delete: 'del',
  subscript: 'sub',
  superscript: 'sup',
  keyboard: 'kbd',
  span: 'span',
}

/**
 * A block as HTML on one line, which Markdown passes on untouched: for what Markdown has no sign for, and for blocks whose
 * signs would be read as something else.
 */
export function htmlOfBlock(block: Exclude<Block, { type: 'footnoteDefinition' }>): string {
  switch (block.type) {
    case 'paragraph':
    case 'notice':
      return `<p${attributes(block)}>${htmlOfInlines(block.children)}</p>`
    case 'heading':
      return headingHtml(block)
    case 'thematicBreak':
      return '<hr>'
    case 'code': {
      const language = block.language === undefined ? '' : ` class="${escapeAttribute(`language-${block.language}`)}"`
      return `<pre><code${language}>${escapeText(`${block.value}\n`).replaceAll('\n', '&#10;')}</code></pre>`
    }
    case 'blockquote':
      return `<blockquote${attributes(block)}>${htmlOfBlocks(block.children)}</blockquote>`
    case 'list': {
      const start = block.start === undefined ? '' : ` start="${block.start}"`
      const name = block.ordered ? 'ol' : 'ul'
      return `<${name}${start}${attributes(block)}>${block.children.map(itemHtml).join('')}</${name}>`
    }
    case 'table':
      return tableHtml(block)
    case 'figure': {
      const caption =
        block.caption === undefined
          ? ''
          : `<figcaption${attributes(block.caption)}>${htmlOfInlines(block.caption.children)}</figcaption>`
      return `<figure${attributes(block)}>${imageHtml(block.image)}${caption}</figure>`
    }
  }
}

function htmlOfBlocks(blocks: readonly Block[]): string {
  return blocks
    .map((block) => (block.type === 'footnoteDefinition' ? htmlOfBlocks(block.children) : htmlOfBlock(block)))
    .join('')
}

function headingHtml(heading: Heading): string {
  const name = `h${heading.depth}`
  return `<${name}${attributes(heading)}>${htmlOfInlines(heading.children)}</${name}>`
}

// Items of a tight list hold bare text, those of a loose one paragraphs; where that says nothing, `data-spread` tells.
function itemHtml(item: ListItem): string {
  const bare = (block: Block): block is Paragraph =>
    block.type === 'paragraph' && !item.spread && block.lang === undefined
  const box = item.checked === undefined ? '' : `<input type="checkbox"${item.checked ? ' checked' : ''}>`
  const content = item.children.map((block) => (bare(block) ? htmlOfInlines(block.children) : htmlOfBlocks([block])))
  return `<li${item.spread ? ' data-spread' : ''}${attributes(item)}>${box}${content.join('')}</li>`
}

function tableHtml(table: Table): string {
  const rows = table.children.map((row, y) => {
    const cells = row.children.map((cell, x) => {
      const align = table.align[x]
      const aligned = y === 0 && align !== undefined && align !== 'none' ? ` align="${align}"` : ''
      const name = y === 0 ? 'th' : 'td'
      return `<${name}${aligned}${attributes(cell)}>${htmlOfInlines(cell.children)}</${name}>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  return `<table${attributes(table)}>${rows.join('')}</table>`
}

/** Phrasing as HTML. */
export function htmlOfInlines(nodes: readonly Inline[]): string {
  return nodes.map(inlineHtml).join('')
}

function inlineHtml(node: Inline): string {
  switch (node.type) {
    case 'text':
      return escapeText(node.value)
    case 'inlineCode':
      return `<code${attributes(node)}>${escapeText(node.value)}</code>`
    case 'break':
      return '<br>'
    case 'image':
      return imageHtml(node)
    case 'footnoteReference':
      return `<span data-note="${escapeAttribute(node.identifier)}"></span>`
    case 'link':
      return `${openingLink(node)}${htmlOfInlines(node.children)}</a>`
    case 'emphasis':
    case 'strong':
    case 'delete':
    case 'subscript':
    case 'superscript':
    case 'keyboard':
    case 'span':
      return `<${elements[node.type]}${attributes(node)}>${htmlOfInlines(node.children)}</${elements[node.type]}>`
  }
}

/** The opening tag of a link. */
export function openingLink(node: Extract<Inline, { type: 'link' }>): string {
  const title = node.title === undefined ? '' : ` title="${escapeAttribute(node.title)}"`
  return `<a href="${escapeAttribute(node.url)}"${title}${attributes(node)}>`
}

/** A picture as HTML. */
export function imageHtml(image: Image): string {
  const title = image.title === undefined ? '' : ` title="${escapeAttribute(image.title)}"`
  return `<img src="${escapeAttribute(image.url)}" alt="${escapeAttribute(image.alt)}"${title}${attributes(image)}>`
}

/** Attributes for language and direction, with a space before each. */
export function attributes(node: { readonly lang?: string; readonly dir?: string }): string {
  const lang = node.lang === undefined ? '' : ` lang="${escapeAttribute(node.lang)}"`
  return node.dir === undefined ? lang : `${lang} dir="${node.dir}"`
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;')
}
