import { languageOf } from '../language/language.ts'
import { unitWords } from './checks/units.data.ts'

/** A number with a unit, as a source says it. */
export interface Quantity {
  /** Unit of `Intl.NumberFormat`. */
  readonly unit: string
  readonly value: number
  /** Digits behind the decimal sign, as the source has them. */
  readonly digits: number
  readonly display: 'short' | 'long'
}

/** Quantities of a segment by the names that targets may use: `{{q0}}` is the first. */
export type Quantities = Readonly<Record<string, Quantity>>

const units = {
  kilometre: 'kilometer',
  mile: 'mile',
  metre: 'meter',
  foot: 'foot',
  kilogram: 'kilogram',
  hectare: 'hectare',
  percent: 'percent',
} as const satisfies Partial<Record<keyof typeof unitWords, string>>

const number = String.raw`(?<![\p{L}\p{N}.,])\p{Nd}+(?:[.,٬٫\u00a0\u202f’' ]\p{Nd}+)*`
const patterns = Object.entries(units).map(([name, unit]) => ({
  unit,
  pattern: new RegExp(
    `(${number})[\\s\u00a0\u202f-]?(${unitWords[name as keyof typeof units]})(?![\\p{L}\\p{M}\\p{N}])`,
    'giu',
  ),
}))

/** The quantities that a text says in a language, in their order. Numbers that cannot be read in that language are left out. */
export function quantitiesOf(text: string, locale: string): Quantities | undefined {
  const found = patterns
    .flatMap(({ unit, pattern }) =>
      [...text.matchAll(pattern)].flatMap(({ index, 1: digits = '', 2: word = '' }) => {
        const read = valueOf(digits, locale)
        const display = [...word].length <= 3 ? ('short' as const) : ('long' as const)
        return read === undefined ? [] : [{ index, quantity: { unit, ...read, display } }]
      }),
    )
    .sort((a, b) => a.index - b.index)
  if (found.length === 0) return undefined
  return Object.fromEntries(found.map(({ quantity }, at) => [`q${at}`, quantity]))
}

function valueOf(text: string, locale: string): Pick<Quantity, 'value' | 'digits'> | undefined {
  const parts = new Intl.NumberFormat(locale).formatToParts(1_234_567.8)
  const sign = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  const [group, decimal] = [sign('group'), sign('decimal')]
  const grouping = /\s/u.test(group) ? String.raw`[\s\u00a0\u202f]` : escaped(group)
  // Signs of grouping stand before three digits each; anything else is another language's number, or none.
  const shape = new RegExp(`^(?:[0-9]{1,3}(?:${grouping}[0-9]{3})+|[0-9]+)(?:${escaped(decimal)}[0-9]+)?$`, 'u')
  if (!shape.test(text)) return undefined
  const western = text.replaceAll(new RegExp(grouping, 'gu'), '').replace(decimal, '.')
  return { value: Number(western), digits: western.split('.')[1]?.length ?? 0 }
}

function escaped(sign: string): string {
  return sign.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`)
}

/** The quantities as a locale writes them: 1,770 km → 1 770 км. */
export function sayQuantities(quantities: Quantities, locale: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(quantities).map(([name, { unit, value, digits, display }]) => {
      const format = new Intl.NumberFormat(locale, {
        ...{ style: 'unit', unit, unitDisplay: display, numberingSystem: languageOf(locale).numbering },
        ...{ minimumFractionDigits: digits, maximumFractionDigits: digits },
      })
      return [name, format.format(value)]
    }),
  )
}

/** Why the placeables of a target cannot be filled; undefined when they can. A target may also say a quantity in its own words. */
export function placeableProblem(target: string, quantities: Quantities): string | undefined {
  const used = target.match(/\{\{[^{}]*\}\}|\{\{/gu) ?? []
  const wrong = used.find((placeable) => !Object.hasOwn(quantities, placeable.slice(2, -2)))
  return wrong === undefined
    ? undefined
    : `${wrong} is no quantity of the source (${Object.keys(quantities).join(', ')})`
}

/** A target with its placeables filled, for checks. */
export function filled(target: string, quantities: Quantities | undefined, locale: string): string {
  if (quantities === undefined || !target.includes('{{')) return target
  const values = sayQuantities(quantities, locale)
  return target.replaceAll(/\{\{(q\d+)\}\}/gu, (whole, name: string) => values[name] ?? whole)
}
