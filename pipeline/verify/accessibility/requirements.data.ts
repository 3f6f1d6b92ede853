import type { AccessibilityCheck, Requirement } from './types.ts'

const criterion = (id: string, title: string, ...checks: readonly AccessibilityCheck[]): Requirement => ({
  id,
  standard: 'WCAG',
  title,
  checks,
})
const eaa = (id: string, title: string, ...checks: readonly AccessibilityCheck[]): Requirement => ({
  id,
  standard: 'EAA',
  title,
  checks,
})

/**
 * Requirements on texts that lie still: the European Accessibility Act (Annex I, sections III and IV (f), mapped as the W3C note
 * "EPUB Accessibility: EAA mapping" does), WCAG 2.2 A and AA (EN 301 549 clauses 9 and 10 repeat them), EPUB Accessibility 1.1,
 * EPUB 3.3 and PDF/UA-1.
 */
export const requirements: readonly Requirement[] = [
  eaa(
    'III (b) (i)',
    'Information reaches the reader through more than one sense',
    'same-text',
    'alternatives',
    'structure',
  ),
  eaa('III (b) (ii)', 'Information is easy to find and to follow', 'contents', 'headings', 'titles'),
  eaa('III (b) (iv)', 'The text can be turned into other forms', 'same-text', 'languages', 'unlocked'),
  eaa('III (b) (v)', 'Size, contrast and spacing suit the reader', 'text-size', 'contrast', 'spacing'),
  eaa('III (b) (vi)', 'What is no text has an alternative', 'alternatives'),
  { ...eaa('IV (f) (i)', 'Audio comes with its text in step', 'no-media'), formats: ['epub'] },
  {
    ...eaa('IV (f) (ii)', 'Nothing keeps assistive technology from working', 'passive', 'unlocked'),
    formats: ['epub'],
  },
  { ...eaa('IV (f) (iii)', 'Readers can move through the text, its structure and its pages', 'contents', 'structure', 'pages', 'reflow'), formats: ['epub'] }, // prettier-ignore
  {
    ...eaa('IV (f) (iv)', 'The content can be given in other ways', 'same-text', 'alternatives', 'reflow'),
    formats: ['epub'],
  },
  { ...eaa('IV (f) (v)', 'Metadata tell what is accessible', 'metadata'), formats: ['epub'] },
  { ...eaa('IV (f) (vi)', 'No rights management blocks accessibility', 'unlocked'), formats: ['epub'] },
  criterion('1.1.1', 'Non-text content', 'alternatives'),
  criterion('1.2.1', 'Audio-only and video-only', 'no-media'),
  criterion('1.3.1', 'Info and relationships', 'structure', 'headings'),
  criterion('1.3.2', 'Meaningful sequence', 'same-text'),
  criterion('1.3.3', 'Sensory characteristics', 'judgement'),
  criterion('1.4.1', 'Use of colour', 'judgement'),
  criterion('1.4.3', 'Contrast (minimum)', 'contrast'),
  criterion('1.4.4', 'Resize text', 'text-size'),
  criterion('1.4.5', 'Images of text', 'judgement'),
  criterion('1.4.10', 'Reflow', 'reflow'),
  criterion('1.4.12', 'Text spacing', 'spacing'),
  criterion('2.1.1', 'Keyboard', 'passive'),
  criterion('2.2.2', 'Pause, stop, hide', 'passive', 'no-flashing'),
  criterion('2.3.1', 'Three flashes', 'no-flashing'),
  criterion('2.4.1', 'Bypass blocks', 'contents'),
  criterion('2.4.2', 'Page titled', 'titles'),
  criterion('2.4.3', 'Focus order', 'same-text', 'passive'),
  criterion('2.4.4', 'Link purpose', 'links', 'judgement'),
  criterion('2.4.5', 'Multiple ways', 'contents'),
  criterion('2.4.6', 'Headings and labels', 'headings', 'judgement'),
  criterion('3.1.1', 'Language of page', 'languages'),
  criterion('3.1.2', 'Language of parts', 'languages'),
  criterion('4.1.2', 'Name, role, value', 'passive', 'structure'),
  {
    id: '2.2',
    standard: 'EPUB Accessibility',
    title: 'Discovery metadata',
    checks: ['metadata'],
    formats: ['epub'],
  },
  { id: '4.1', standard: 'EPUB Accessibility', title: 'Page navigation', checks: ['pages'], formats: ['epub'] },
  // What outside programs say stands in rows of its own: without them the other rows rest on our own checks.
  {
    id: '3.3',
    standard: 'EPUB',
    title: 'The file is a valid EPUB (EPUBCheck) that Ace finds accessible',
    checks: ['validators'],
    formats: ['epub'],
  },
  {
    id: '1',
    standard: 'PDF/UA',
    title: 'The file is accessible PDF by ISO 14289-1 (veraPDF)',
    checks: ['validators'],
    formats: ['pdf'],
  },
]
