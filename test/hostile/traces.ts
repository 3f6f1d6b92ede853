import { strFromU8, unzipSync } from 'fflate'
import { parse } from 'parse5'
import type { DefaultTreeAdapterTypes } from 'parse5'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { SaxesParser } from 'saxes'

/** Everything in a finished file that a program could run or a reader could be led to, by readers that are not ours. */
const ELEMENTS = new Set(
  'script iframe frame object embed applet form input button select textarea base foreignobject animate set template marquee video audio'.split(
    ' ',
  ),
)
const ADDRESSES = new Set('href src action formaction poster data background cite xlink:href ping srcset'.split(' '))
const SCHEMES = /^(?:https?|mailto|urn):/iu

function tracesOfElement(name: string, attributes: readonly (readonly [string, string])[]): readonly string[] {
  const found: string[] = []
  const type = attributes.find(([key]) => key === 'type')?.[1]
  // JSON-LD is data: no browser runs it.
  if (ELEMENTS.has(name.toLowerCase()) && type !== 'application/ld+json') found.push(`<${name}>`)
  for (const [key, value] of attributes) {
    const lower = key.toLowerCase()
    if (lower.startsWith('on')) found.push(`<${name} ${key}>`)
    if (name === 'meta' && lower === 'http-equiv' && value.toLowerCase() === 'refresh') found.push('refresh')
    // eslint-disable-next-line no-control-regex -- browsers leave these out before they read the scheme
    const address = value.replaceAll(/[\u0000-\u0020]/gu, '')
    if (ADDRESSES.has(lower) && /^[a-z][a-z+.-]*:/iu.test(address) && !SCHEMES.test(address))
      found.push(`<${name} ${key}="${value}">`)
    if (lower === 'style' && /url|expression|binding|import/iu.test(value)) found.push(`<${name} style="${value}">`)
  }
  return found
}

export function tracesInHtml(html: string): readonly string[] {
  const found: string[] = []
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node) {
      const attributes = node.attrs.map(
        ({ prefix, name, value }) => [prefix ? `${prefix}:${name}` : name, value] as const,
      )
      found.push(...tracesOfElement(node.tagName, attributes))
      if (node.tagName === 'style') found.push(...tracesInCss(childText(node)))
    }
    if ('content' in node) visit(node.content)
    if ('childNodes' in node) node.childNodes.forEach(visit)
  }
  visit(parse(html))
  return found
}

function childText(node: DefaultTreeAdapterTypes.Element): string {
  return node.childNodes.map((child) => ('value' in child ? child.value : '')).join('')
}

function tracesInCss(css: string): readonly string[] {
  return [...css.matchAll(/@import[^;]*|expression\s*\(|-moz-binding|url\(\s*['"]?[a-z]+:[^)]*/giu)].map(([hit]) => hit)
}

function tracesInXml(xml: string): readonly string[] {
  const found: string[] = []
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    found.push(...tracesOfElement(name, Object.entries(attributes)))
  })
  parser.on('processinginstruction', ({ target }) => found.push(`<?${target}?>`))
  parser.on('error', (error) => {
    throw error
  })
  parser.write(xml).close()
  return found
}

export function tracesInEpub(bytes: Uint8Array): readonly string[] {
  return Object.entries(unzipSync(bytes)).flatMap(([path, content]) => {
    if (path.endsWith('.css')) return tracesInCss(strFromU8(content))
    if (!/\.(?:xhtml|opf|ncx|xml|svg)$/u.test(path)) return /\.(?:js|html?)$/u.test(path) ? [path] : []
    return tracesInXml(strFromU8(content)).map((trace) => `${path}: ${trace}`)
  })
}

/** Actions that a PDF reader could take, and addresses that are not of the web. */
export async function tracesInPdf(bytes: Uint8Array): Promise<readonly string[]> {
  const raw = Buffer.from(bytes).toString('latin1')
  const found = [
    ...raw.matchAll(
      /\/(?:JavaScript|JS|Launch|AA|OpenAction|SubmitForm|ImportData|RichMedia|EmbeddedFile|GoToR|XFA)\b/gu,
    ),
  ].map(([hit]) => hit)
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  for (let number = 1; number <= document.numPages; number += 1) {
    const annotations = (await (await document.getPage(number)).getAnnotations()) as readonly { unsafeUrl?: string }[]
    for (const { unsafeUrl } of annotations)
      if (unsafeUrl !== undefined && !SCHEMES.test(unsafeUrl)) found.push(unsafeUrl)
  }
  return found
}
