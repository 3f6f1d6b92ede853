import type { Layout } from '../typeset/display/types.ts'

/** The XMP packet's descriptions: Dublin Core, dates, producer, PDF/UA-1 with the extension schema that PDF/A-2 asks for. */
export function metadataXml(metadata: Layout['metadata'], producer: string): string {
  const { title, lang, authors, description, keywords, date, modified, identifier } = metadata
  const languages = lang === 'x-default' ? ['x-default'] : ['x-default', lang]
  return [
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"',
    ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">',
    `<dc:title>${alternatives(title, languages)}</dc:title>`,
    `<dc:language><rdf:Bag>${item(lang)}</rdf:Bag></dc:language>`,
    `<dc:identifier>${escapeXml(identifier)}</dc:identifier>`,
    authors.length > 0 ? `<dc:creator><rdf:Seq>${authors.map(item).join('')}</rdf:Seq></dc:creator>` : '',
    description === '' ? '' : `<dc:description>${alternatives(description, languages)}</dc:description>`,
    keywords.length > 0 ? `<dc:subject><rdf:Bag>${keywords.map(item).join('')}</rdf:Bag></dc:subject>` : '',
    keywords.length > 0 ? `<pdf:Keywords>${escapeXml(keywords.join(', '))}</pdf:Keywords>` : '',
    `<pdf:Producer>${escapeXml(producer)}</pdf:Producer>`,
    `<xmp:CreatorTool>${escapeXml(producer)}</xmp:CreatorTool>`,
    date === undefined ? '' : `<xmp:CreateDate>${seconds(date)}</xmp:CreateDate>`,
    modified === undefined ? '' : `<xmp:ModifyDate>${seconds(modified)}</xmp:ModifyDate>`,
    '<pdfuaid:part>1</pdfuaid:part>',
    '</rdf:Description>',
    EXTENSION_SCHEMA,
  ].join('')
}

/** Text safe in XML content and attributes; characters that XML 1.0 cannot hold become spaces. */
export function escapeXml(text: string): string {
  return text
    .replace(/[\p{Cs}\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

function item(text: string): string {
  return `<rdf:li>${escapeXml(text)}</rdf:li>`
}

function alternatives(text: string, languages: readonly string[]): string {
  const items = languages.map((lang) => `<rdf:li xml:lang="${escapeXml(lang)}">${escapeXml(text)}</rdf:li>`)
  return `<rdf:Alt>${items.join('')}</rdf:Alt>`
}

/** XMP and Info must name the same instant, and pdfkit writes Info in UTC to the second. */
function seconds(date: string): string {
  return `${new Date(date).toISOString().slice(0, 19)}Z`
}

/** PDF/A-2 (ISO 19005-2, 6.6.2.3) accepts the pdfuaid property only with this description of it. */
const EXTENSION_SCHEMA = [
  '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"',
  ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">',
  '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">',
  '<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>',
  '<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>',
  '<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>',
  '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">',
  '<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>',
  '<pdfaProperty:category>internal</pdfaProperty:category>',
  '<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>',
  '</rdf:li></rdf:Seq></pdfaSchema:property>',
  '</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>',
].join('')
