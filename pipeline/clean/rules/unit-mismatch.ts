import type { Finding, Rule } from '../rule.ts'

const number = '(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)'
const units: Readonly<Record<string, readonly [base: 'length' | 'mass' | 'area', factor: number]>> = {
  km: ['length', 1000],
  kilometer: ['length', 1000],
  kilometre: ['length', 1000],
  mi: ['length', 1609.344],
  mile: ['length', 1609.344],
  m: ['length', 1],
  meter: ['length', 1],
  metre: ['length', 1],
  ft: ['length', 0.3048],
  foot: ['length', 0.3048],
  feet: ['length', 0.3048],
  cm: ['length', 0.01],
  inch: ['length', 0.0254],
  inche: ['length', 0.0254],
  kg: ['mass', 1],
  kilogram: ['mass', 1],
  lb: ['mass', 0.45359237],
  pound: ['mass', 0.45359237],
  hectare: ['area', 10_000],
  ha: ['area', 10_000],
  acre: ['area', 4046.8564224],
}
const unit =
  '(km|kilomet(?:er|re)s?|mi|miles?|m|met(?:er|re)s?|ft|foot|feet|cm|inch(?:es)?|kg|kilograms?|lbs?|pounds?|ha|hectares?|acres?)'
const pair = new RegExp(`(?<![\\d.,])${number}[- \\u00a0]?${unit} \\(${number}[- \\u00a0]?${unit}\\)`, 'giu')

/** A written number stands for all that round to it: `1,770` is 1,765 to 1,775. */
function range(written: string, factor: number): readonly [number, number] {
  const plain = written.replaceAll(',', '')
  const decimals = plain.split('.')[1]?.length ?? 0
  const zeros = decimals === 0 ? (/0*$/u.exec(plain)?.[0].length ?? 0) : 0
  const half = 0.5 * 10 ** (decimals > 0 ? -decimals : zeros)
  return [(Number(plain) - half) * factor, (Number(plain) + half) * factor]
}

function lookUp(name: string): (typeof units)[string] | undefined {
  const key = name.toLowerCase()
  return units[key] ?? units[key.replace(/s$/u, '')]
}

/** `1,770 km (1,110 mile)`: two measures that cannot be roundings of one length. */
export const unitMismatch: Rule = {
  id: 'fact/unit-mismatch',
  class: 'flag',
  languages: ['en'],
  reason: 'the two measures do not agree',
  quick: /\d[- \u00a0]?[A-Za-z]+ \(\d/,
  *find(view): Iterable<Finding> {
    for (const match of view.text.matchAll(pair)) {
      const [whole, first = '', firstUnit = '', second = '', secondUnit = ''] = match
      const left = lookUp(firstUnit)
      const right = lookUp(secondUnit)
      if (!left || !right || left[0] !== right[0]) continue
      const [low, high] = range(first, left[1])
      const [otherLow, otherHigh] = range(second, right[1])
      if (low <= otherHigh && otherLow <= high) continue
      const value = Number(first.replaceAll(',', '')) * (left[1] / right[1])
      const reason = `${first} ${firstUnit} is about ${value.toPrecision(4)} ${secondUnit}, not ${second}`
      yield { start: match.index, end: match.index + whole.length, reason }
    }
  },
  examples: [],
}
