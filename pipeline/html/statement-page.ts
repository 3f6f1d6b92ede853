import type { Element, ElementContent } from 'hast'
import { element, textNode } from '../markup/element.ts'
import { pageHref } from './address.ts'
import { listStyle } from './digits.ts'
import { serialisePage } from './document.ts'
import { siteLinks } from './head.ts'
import { labelsFor, joined, type Labels } from './label.ts'
import type { IndexEdition, IndexInput } from './types.ts'

/** Name of the accessibility statement in the folder of its locale. */
export const statementName = 'accessibility.html'

/** A requirement of a law or standard, by what is checked for it. */
export interface StatementRequirement {
  readonly id: string
  readonly standard: string
  readonly checks: readonly string[]
  /** Formats that it is about; absent = all. */
  readonly formats?: readonly string[]
}

/** From the worst: a fault anywhere outweighs everything, what nobody looked at outweighs a pass. */
const ORDER = ['fail', 'not checked', 'pass', 'not applicable']
const FORMATS = ['html', 'pdf', 'epub'] as const

/**
 * The accessibility statement of an edition (`about`), or, without one, of a locale, for output/<locale>/accessibility.html: every check, what came of it in each format over all
 * editions, and the requirements that rest on it; then every requirement of law and standard with its verdicts. Where something is not
 * met, it says in which edition. It claims nothing beyond that.
 */
export function renderStatement(
  input: IndexInput,
  requirements: readonly StatementRequirement[],
  about?: IndexEdition,
): string {
  const labels = labelsFor(input.furniture, input)
  const published = input.editions.filter(({ cells }) => cells.some(({ status }) => status === 'built'))
  const formats = FORMATS.filter((format) =>
    published.some(({ cells }) => cells.some((cell) => cell.format === format && cell.checks !== undefined)),
  )
  const checks = [...new Set(requirements.flatMap((requirement) => requirement.checks))]
  const rows = checks.map((check) => {
    const verdicts = formats.map((format) => worstOf(published, format, check))
    const resting = requirements.filter((requirement) => requirement.checks.includes(check))
    return element('tr', {}, [
      labelCell(check, labels),
      ...verdicts.map((verdict) => verdictCell(verdict, labels)),
      element('td', { className: ['small'] }, joined(resting.map(requirementOf), ', ')),
    ])
  })
  const head = [
    labels.say('th', 'check', {}, { scope: 'col' }),
    ...formats.map((format) => labels.say('th', `${format}-format`, {}, { scope: 'col' })),
    labels.say('th', 'requirements', {}, { scope: 'col' }),
  ]
  const table = element(
    'div',
    { className: ['table'], role: 'region', tabIndex: 0, ...labels.named('accessibility') },
    [element('table', {}, [element('thead', {}, [element('tr', {}, head)]), element('tbody', {}, rows)])],
  )
  const digits = listStyle(input.furniture.digits(1))
  const title = `${input.furniture.label('accessibility-statement')} · ${about?.title ?? input.publication}`
  const all = labels.say('a', 'all-articles', {}, { href: 'index.html' })
  const back: ElementContent[] =
    about === undefined
      ? [all]
      : [
          element('a', { href: pageHref(about.article), ...labels.spoken(about.titleLang) }, [textNode(about.title)]),
          textNode(' · '),
          all,
        ]
  return serialisePage({
    locale: input.locale,
    dir: input.dir,
    title,
    kind: 'report',
    ...(digits !== undefined && { digits }),
    head: [element('meta', { name: 'description', content: title }), ...siteLinks('../', undefined)],
    body: [
      labels.say('a', 'skip-to-text', {}, { className: ['skip'], href: '#main' }),
      element('header', { className: ['top'] }, [element('p', {}, back)]),
      element('main', { id: 'main', tabIndex: -1 }, [
        labels.say('h1', 'accessibility-statement'),
        labels.say('p', 'accessibility-statement-text'),
        ...(published.length === 0
          ? []
          : [table, labels.say('h2', 'requirements'), requirementTable(published, formats, requirements, labels)]),
        ...failuresOf(published, checks, labels, input),
        ...(about === undefined ? [] : validatorsOf(about, labels)),
      ]),
    ],
    fonts: input.fonts,
    isOnline: input.url !== undefined,
    theme: input.theme,
  })
}

/** Requirement by requirement: what it asks, where it stands, and what the checks say that it rests on. */
function requirementTable(
  editions: readonly IndexEdition[],
  formats: readonly (typeof FORMATS)[number][],
  requirements: readonly StatementRequirement[],
  labels: Labels,
): Element {
  const column = (key: string) => labels.say('th', key, {}, { scope: 'col' })
  const rows = requirements.map((requirement) => {
    const concerned = formats.filter((format) => requirement.formats?.includes(format) ?? true)
    const verdictIn = (format: string): string => {
      const found = concerned.some((one) => one === format)
        ? requirement.checks.map((check) => worstOf(editions, format, check))
        : []
      return ORDER.find((verdict) => found.includes(verdict)) ?? 'not applicable'
    }
    return element('tr', {}, [
      labels.say('th', keyOf(requirement), {}, { scope: 'row' }),
      ...formats.map((format) => verdictCell(verdictIn(format), labels)),
      element('td', { className: ['small'] }, joined(clausesOf(requirement, concerned), ', ')),
    ])
  })
  const head = [column('requirement'), ...formats.map((format) => column(`${format}-format`)), column('requirements')]
  return element('div', { className: ['table'], role: 'region', tabIndex: 0, ...labels.named('requirements') }, [
    element('table', {}, [element('thead', {}, [element('tr', {}, head)]), element('tbody', {}, rows)]),
  ])
}

/** Name of a requirement among the labels: `requirement-wcag-1-1-1`. */
function keyOf({ standard, id }: StatementRequirement): string {
  const words = `${standard} ${id}`.toLowerCase().match(/[a-z\d]+/gu) ?? []
  return `requirement-${words.join('-')}`
}

/** Where a requirement stands; EN 301 549 repeats those of WCAG, in clause 9 for pages and in clause 10 for documents. */
function clausesOf(requirement: StatementRequirement, formats: readonly string[]): readonly ElementContent[] {
  if (requirement.standard !== 'WCAG') return [requirementOf(requirement)]
  const clauses = [
    ...(formats.includes('html') ? [9] : []),
    ...(formats.some((format) => format !== 'html') ? [10] : []),
  ]
  const repeated = clauses.map((clause) => ({ standard: 'EN 301 549', id: `${clause}.${requirement.id}`, checks: [] }))
  return [requirement, ...repeated].map(requirementOf)
}

function labelCell(check: string, labels: Labels): Element {
  return labels.say('th', `check-${check}`, {}, { scope: 'row' })
}

function verdictCell(verdict: string, labels: Labels): Element {
  const key = `verdict-${verdict.replaceAll(' ', '-')}`
  return element('td', { className: [key] }, [labels.say('span', key)])
}

function requirementOf({ standard, id }: StatementRequirement): ElementContent {
  return element('bdi', { lang: 'en', dir: 'ltr', className: ['nowrap'] }, [textNode(`${standard} ${id}`)])
}

function worstOf(editions: readonly IndexEdition[], format: string, check: string): string {
  const found = editions.flatMap(({ cells }) =>
    cells.flatMap((cell) => (cell.format === format ? (cell.checks?.[check] ?? []) : [])),
  )
  return ORDER.find((verdict) => found.includes(verdict)) ?? 'not applicable'
}

/** The outside validators that looked at the files of an edition, with what each said. */
function validatorsOf({ cells }: IndexEdition, labels: Labels): readonly Element[] {
  const items = cells.flatMap(({ format, strict }) =>
    (strict?.checks ?? [])
      .filter(({ verdict, version }) => verdict !== 'not run' && version !== '')
      .map(({ version, verdict }) => {
        const parts: ElementContent[] = [
          labels.say('span', `${format}-format`),
          element('bdi', { lang: 'en', dir: 'ltr' }, [textNode(version)]),
          labels.say('span', `verdict-${verdict}`),
          element('time', { dateTime: strict?.date ?? '' }, [textNode(strict?.date ?? '')]),
        ]
        return element('li', {}, joined(parts, ' · '))
      }),
  )
  return items.length === 0 ? [] : [labels.say('h2', 'check-validators'), element('ul', {}, items)]
}

/** Which edition does not meet what. */
function failuresOf(
  editions: readonly IndexEdition[],
  checks: readonly string[],
  labels: Labels,
  input: IndexInput,
): readonly Element[] {
  const items = editions.flatMap((edition) =>
    checks.flatMap((check) => {
      const formats = edition.cells.filter((cell) => cell.checks?.[check] === 'fail').map(({ format }) => format)
      if (formats.length === 0) return []
      const spoken = labels.spoken(edition.titleLang)
      const parts: ElementContent[] = [
        element('bdi', spoken, [textNode(edition.title)]),
        labels.say('bdi', `check-${check}`),
        element('bdi', {}, [textNode(formats.map((format) => input.furniture.label(`${format}-format`)).join(', '))]),
      ]
      return [element('li', {}, joined(parts, ' · '))]
    }),
  )
  return items.length === 0 ? [] : [labels.say('h2', 'verdict-fail'), element('ul', {}, items)]
}
