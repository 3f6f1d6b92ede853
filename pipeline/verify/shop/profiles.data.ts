import type { ShopName, ShopProfile, ShopRule } from './types.ts'

const mega = 1_000_000
const giga = 1_000_000_000

/** Rules of every shop: what all of them refuse. */
const common: readonly ShopRule[] = [
  { check: 'cover-listed', level: 'required', hint: 'write "cover: generated" or name a picture in publication.yaml' },
  { check: 'locked', level: 'required', hint: 'shops lock books themselves: hand in an open file' },
  { check: 'script', level: 'required', hint: 'remove the scripts: readers on paper-like screens run none' },
  { check: 'isbn', level: 'advised', hint: 'add the ISBN of this edition to "isbn" in publication.yaml' },
]

/**
 * The rules of the shops as data. A new shop is a new row; a new kind of rule is a check in `checks.ts`. Without a check: that Kobo's
 * paper-like readers flatten the contents (nothing to mend in the file); upright digits in vertical lines for Apple (no book of ours has
 * vertical lines); that old editions of Kindle's guidelines want no page with the cover (they contradict newer ones, and a program cannot
 * know which applies: `coverPage: false` leaves it out).
 */
export const shopProfiles: Readonly<Record<ShopName, ShopProfile>> = {
  kobo: {
    title: 'Kobo',
    source: 'Kobo EPUB Guidelines (github.com/kobolabs/epub-spec)',
    rules: [
      ...common,
      { check: 'file-size', level: 'advised', limit: giga, hint: 'use smaller pictures' },
      { check: 'cover-meta', level: 'required', hint: 'the package must name the cover in <meta name="cover">' },
      {
        check: 'cover-alone',
        level: 'required',
        hint: 'the cover must stand alone, as an image, in its own document: no "coverPage: false"',
      },
      { check: 'cover-bytes', level: 'advised', limit: 3 * mega, hint: 'save the cover as JPEG or with fewer pixels' },
      {
        check: 'cover-type',
        level: 'required',
        types: ['image/png', 'image/jpeg'],
        hint: 'save the cover as PNG or JPEG',
      },
      { check: 'image-bytes', level: 'advised', limit: 5 * mega, hint: 'save the picture with fewer pixels' },
      { check: 'image-colour', level: 'required', hint: 'save the picture in RGB' },
      {
        check: 'image-transparent',
        level: 'advised',
        hint: 'give the picture a ground: readers put any colour behind it',
      },
      {
        check: 'font-type',
        level: 'required',
        types: [
          'font/ttf',
          'font/otf',
          'font/woff',
          'application/vnd.ms-opentype',
          'application/font-sfnt',
          'application/font-woff',
        ],
        hint: 'embed fonts as TTF, OTF or WOFF 1.0',
      },
      {
        check: 'file-names',
        level: 'required',
        hint: 'name pictures with ASCII letters, digits, hyphens and dots only',
      },
      { check: 'contents-depth', level: 'advised', limit: 3, hint: 'readers show three levels of headings: use fewer' },
      { check: 'background', level: 'advised', hint: 'leave the ground to the reader: night mode becomes unreadable' },
      { check: 'inline-style', level: 'advised', hint: 'move the style into the style sheet' },
      { check: 'ncx', level: 'required', hint: 'the identifier of toc.ncx must be that of the package' },
      { check: 'document-bytes', level: 'advised', limit: 10 * mega, hint: 'divide the text with headings' },
      {
        check: 'table-columns',
        level: 'advised',
        limit: 4,
        hint: 'tables of more than four columns may not be readable',
      },
      {
        check: 'notes',
        level: 'advised',
        hint: 'calls need epub:type="noteref", notes epub:type="footnote", to pop up',
      },
      { check: 'landmarks', level: 'advised', hint: 'landmarks are shown as entries: each needs words' },
      {
        check: 'package-direction',
        level: 'advised',
        hint: 'the package and its spine must say the direction of the text',
      },
    ],
  },
  apple: {
    title: 'Apple Books',
    source: 'Apple Books Asset Guide; Apple Books for Partners, "Prepare your book"',
    rules: [
      ...common,
      { check: 'file-size', level: 'required', limit: 2 * giga, hint: 'use smaller pictures' },
      {
        check: 'cover-side',
        level: 'advised',
        limit: 1400,
        hint: 'make the cover at least 1400 pixels on its shorter side',
      },
      {
        check: 'cover-type',
        level: 'required',
        types: ['image/png', 'image/jpeg'],
        hint: 'save the cover as PNG or JPEG',
      },
      {
        check: 'image-pixels',
        level: 'required',
        limit: 5_600_000,
        hint: 'make the picture smaller: 5.6 million pixels at most',
      },
      { check: 'image-colour', level: 'required', hint: 'save the picture in RGB' },
      {
        check: 'package-direction',
        level: 'advised',
        hint: 'the package and its spine must say the direction of the text',
      },
      {
        check: 'specified-fonts',
        level: 'required',
        hint: 'the package must say ibooks:specified-fonts, or fonts are ignored',
      },
      { check: 'writing-mode', level: 'required', hint: 'set writing-mode on html or body only' },
      {
        check: 'notes',
        level: 'advised',
        hint: 'calls need epub:type="noteref", notes epub:type="footnote", to pop up',
      },
    ],
  },
  kindle: {
    title: 'Kindle',
    source: 'Kindle Publishing Guidelines (2019.2 and KDP help)',
    rules: [
      ...common,
      { check: 'file-size', level: 'required', limit: 650 * mega, hint: 'use smaller pictures' },
      {
        check: 'cover-side',
        level: 'required',
        limit: 625,
        hint: 'make the cover at least 625 × 1000 pixels, better 1600 × 2560',
      },
      {
        check: 'cover-longest',
        level: 'required',
        limit: 10_000,
        hint: 'make the cover smaller: 10 000 pixels at most',
      },
      { check: 'cover-type', level: 'required', types: ['image/png', 'image/jpeg'], hint: 'save the cover as JPEG' },
      { check: 'image-colour', level: 'required', hint: 'save the picture in RGB' },
      {
        check: 'image-type',
        level: 'advised',
        types: ['image/png', 'image/jpeg', 'image/gif', 'image/svg+xml'],
        hint: 'save the picture as JPEG or PNG',
      },
      { check: 'ncx', level: 'required', hint: 'the book must have a toc.ncx with the identifier of the package' },
      { check: 'contents-depth', level: 'advised', limit: 2, hint: 'Kindle shows two levels of headings: use fewer' },
      { check: 'alternatives', level: 'advised', hint: 'describe every picture, or call it decorative' },
      { check: 'inline-style', level: 'advised', hint: 'move the style into the style sheet' },
    ],
  },
  google: {
    title: 'Google Play Books',
    source: 'Google Play Books Partner Center help, "Files and uploading overview"',
    rules: [
      ...common,
      { check: 'file-size', level: 'required', limit: 2 * giga, hint: 'use smaller pictures' },
      {
        check: 'cover-side',
        level: 'required',
        limit: 640,
        hint: 'make the cover at least 640 pixels on its shorter side',
      },
      { check: 'cover-longest', level: 'required', limit: 7200, hint: 'make the cover smaller: 7200 pixels at most' },
      {
        check: 'cover-type',
        level: 'required',
        types: ['image/png', 'image/jpeg'],
        hint: 'save the cover as PNG or JPEG',
      },
    ],
  },
}
