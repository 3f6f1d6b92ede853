import type { Element, ElementContent } from 'hast'
import { element, textNode } from '../markup/element.ts'
import { editionPath } from './address.ts'
import { serialisePage } from './document.ts'
import { siteLinks } from './head.ts'
import { pagesOf } from './index-page.ts'
import { labelsFor, type Labels } from './label.ts'
import { percentLabel, sizeLabel } from './number.ts'
import type { IndexEdition, IndexInput } from './types.ts'

const FORMATS = ['html', 'pdf', 'epub'] as const

/**
 * The report on a build for the editor, output/report.html: every edition with its formats, its coverage and how far its accessibility was
 * checked, what of that is not met or open in each file, then every error and warning with what to do. In the language of the source; messages are in English, as on the terminal.
 */
export function renderReport(input: IndexInput): string {
  const labels = labelsFor(input.furniture, input)
  const title = `${input.furniture.label('report')} · ${input.publication}`
  const back = labels.say('a', 'publication-index', {}, { href: 'index.html' })
  const troubled = input.editions.filter(({ problems }) => problems !== undefined && problems.length > 0)
  const messages =
    troubled.length === 0
      ? [labels.say('p', 'no-messages')]
      : troubled.flatMap((edition, index) => messagesOf(edition, `messages-${index + 1}`))
  return serialisePage({
    locale: input.locale,
    dir: input.dir,
    title,
    kind: 'report',
    head: [
      element('meta', { name: 'description', content: title }),
      element('meta', { name: 'robots', content: 'noindex' }),
      ...siteLinks('', undefined),
    ],
    body: [
      labels.say('a', 'skip-to-text', {}, { className: ['skip'], href: '#main' }),
      element('header', { className: ['top'] }, [element('p', {}, [back])]),
      element('main', { id: 'main', tabIndex: -1 }, [
        labels.say('h1', 'report'),
        editionTable(input, labels),
        ...(input.editions.some(isChecked) ? [labels.say('h2', 'accessibility'), checkTable(input, labels)] : []),
        labels.say('h2', 'messages'),
        ...messages,
        ...pagesOf(input, labels),
      ]),
    ],
    fonts: input.fonts,
    isOnline: input.url !== undefined,
    theme: input.theme,
  })
}

function editionTable(input: IndexInput, labels: Labels): Element {
  const column = (key: string) => labels.say('th', key, {}, { scope: 'col' })
  const head = [
    column('edition'),
    column('language'),
    ...FORMATS.map((format) => column(`${format}-format`)),
    column('status'),
    column('accessibility'),
    column('messages'),
  ]
  const rows = input.editions.map((edition) => {
    const { article, locale, problems = [] } = edition
    return element('tr', {}, [
      element('th', { scope: 'row' }, [element('bdi', { translate: 'no' }, [textNode(article)])]),
      element('td', {}, [element('bdi', { lang: locale, dir: edition.dir }, [textNode(edition.autonym)])]),
      ...FORMATS.map((format) => cellOf(edition, format, input, labels)),
      element('td', {}, [coverageOf(edition, input, labels)]),
      element('td', { className: ['end'] }, [textNode(checkedShare(edition, input))]),
      element('td', { className: ['end'] }, [textNode(input.furniture.digits(problems.length))]),
    ])
  })
  return element('div', { className: ['table'], role: 'region', tabIndex: 0, ...labels.named('all-editions') }, [
    element('table', {}, [element('thead', {}, [element('tr', {}, head)]), element('tbody', {}, rows)]),
  ])
}

function isChecked({ cells }: IndexEdition): boolean {
  return cells.some(({ checks }) => checks !== undefined)
}

/** Edition by edition and format by format: the checks that are not met and those that nobody made. */
function checkTable(input: IndexInput, labels: Labels): Element {
  const column = (key: string) => labels.say('th', key, {}, { scope: 'col' })
  const rows = input.editions.filter(isChecked).map((edition) =>
    element('tr', {}, [
      element('th', { scope: 'row' }, [
        element('bdi', { translate: 'no' }, [textNode(edition.article)]),
        textNode(' · '),
        element('bdi', { lang: edition.locale, dir: edition.dir }, [textNode(edition.autonym)]),
      ]),
      ...FORMATS.map((format) => {
        const checks = edition.cells.find((cell) => cell.format === format)?.checks
        return element(
          'td',
          { className: ['small'] },
          checks === undefined ? [textNode('–')] : openChecks(checks, labels),
        )
      }),
    ]),
  )
  const head = [column('edition'), ...FORMATS.map((format) => column(`${format}-format`))]
  return element('div', { className: ['table'], role: 'region', tabIndex: 0, ...labels.named('accessibility') }, [
    element('table', {}, [element('thead', {}, [element('tr', {}, head)]), element('tbody', {}, rows)]),
  ])
}

function openChecks(checks: Readonly<Record<string, string>>, labels: Labels): readonly ElementContent[] {
  const open = (['fail', 'not checked'] as const).flatMap((verdict) => {
    const names = Object.keys(checks).filter((check) => checks[check] === verdict)
    if (names.length === 0) return []
    const key = `verdict-${verdict.replaceAll(' ', '-')}`
    const said = names.flatMap((name, index) => [
      ...(index === 0 ? [] : [textNode(', ')]),
      labels.say('span', `check-${name}`),
    ])
    return [element('p', { className: [key] }, [labels.say('b', key), textNode(': '), ...said])]
  })
  return open.length === 0 ? [labels.say('span', 'verdict-pass')] : open
}

function cellOf(edition: IndexEdition, format: (typeof FORMATS)[number], input: IndexInput, labels: Labels): Element {
  const cell = edition.cells.find((one) => one.format === format)
  if (cell === undefined) return element('td', {}, [textNode('–')])
  if (cell.status === 'built') {
    const href = editionPath(edition.locale, edition.article, format)
    const size = cell.bytes === undefined ? '✓' : sizeLabel(cell.bytes, input.locale)
    const name = `${size}, ${input.furniture.label(`${format}-format`)}, ${edition.autonym}: ${edition.title}`
    return element('td', {}, [element('a', { href, ariaLabel: name }, [textNode(size)])])
  }
  if (cell.status === 'withheld') return element('td', {}, [textNode('–')])
  const code: ElementContent[] =
    cell.code === undefined
      ? []
      : [textNode(' '), element('code', { dir: 'ltr', translate: 'no' }, [textNode(cell.code)])]
  return element('td', { className: ['verdict-fail'] }, [labels.say('span', 'failed'), ...code])
}

function coverageOf({ coverage, locale, sourceLocale }: IndexEdition, input: IndexInput, labels: Labels): Element {
  if (locale === sourceLocale) return labels.say('span', 'original')
  if (coverage === undefined || coverage.total === 0) return labels.say('span', 'state-missing')
  return labels.say('span', 'coverage', { percent: percentLabel(coverage.own / coverage.total, input.locale) })
}

/** How many checks passed of those that apply, over all formats. */
function checkedShare({ cells }: IndexEdition, { furniture }: IndexInput): string {
  const verdicts = cells
    .flatMap(({ checks }) => Object.values(checks ?? {}))
    .filter((verdict) => verdict !== 'not applicable')
  if (verdicts.length === 0) return '–'
  const passed = verdicts.filter((verdict) => verdict === 'pass').length
  return `${furniture.digits(passed)}/${furniture.digits(verdicts.length)}`
}

function messagesOf({ article, autonym, locale, dir, problems = [] }: IndexEdition, id: string): readonly Element[] {
  const heading = element('h3', { id }, [
    element('bdi', { translate: 'no' }, [textNode(article)]),
    textNode(' · '),
    element('bdi', { lang: locale, dir }, [textNode(autonym)]),
  ])
  const items = problems.map(({ severity, code, message, place, hints = [] }) =>
    element('li', { className: [severity] }, [
      element('b', {}, [textNode(severity)]),
      textNode(' '),
      element('code', {}, [textNode(code)]),
      ...(place === undefined ? [] : [textNode(' '), element('code', {}, [textNode(place)])]),
      element('p', {}, [textNode(message)]),
      ...hints.map((hint) => element('p', { className: ['quiet'] }, [textNode(`→ ${hint}`)])),
    ]),
  )
  return [heading, element('ul', { lang: 'en', dir: 'ltr', className: ['messages'], ariaLabelledBy: [id] }, items)]
}
