import { numbersOf } from '../staleness.ts'
import type { CheckInput, Finding } from './types.ts'
import { unitWords } from './units.data.ts'

/** Numbers up to this are often written as words, or needed for a date: 'three' = 3, 'January' = 1月. */
const oftenWords = 12
/** Words for ten thousand, a hundred thousand and more move the decimal mark: 20 million = 2000万. */
const movesMark = /[万亿億兆만억]|लाख|करोड़|अरब|হাজার|লাখ|কোটি/u

/** Every number of the source stands in the target, in whatever digits and grouping, as often as in the source. */
export function checkNumbers({ source, target }: CheckInput): Finding {
  const shape = movesMark.test(source) || movesMark.test(target) ? (n: string) => n.replace(/0+$/u, '') : same
  const wanted = numbersIn(source).map(shape)
  const found = numbersIn(target).map(shape)
  const missing = without(wanted, found)
  const extra = without(found, wanted)
  const small = (list: readonly string[]) => list.every((number) => Number(number) <= oftenWords)
  if ((missing.length === 0 && small(extra)) || (extra.length === 0 && small(missing))) return swapped(source, target)
  const parts = [
    missing.length > 0 ? `${missing.join(', ')} of the source is missing` : '',
    extra.length > 0 ? `${extra.join(', ')} is not in the source` : '',
  ]
  return { message: parts.filter((part) => part !== '').join('; '), hint: 'compare the numbers with the source' }
}

function same(text: string): string {
  return text
}

/** A space groups digits only behind one to three of them, so that a year before a number stays a year. */
function numbersIn(text: string): readonly string[] {
  return numbersOf(text.replaceAll(/(\p{Nd}{4,}) (?=\p{Nd})/gu, '$1 | ')).map((number) => number.replace(/^-/u, ''))
}

function without(list: readonly string[], taken: readonly string[]): readonly string[] {
  const left = [...taken]
  return list.filter((item) => {
    const index = left.indexOf(item)
    if (index !== -1) left.splice(index, 1)
    return index === -1
  })
}

/** A range that runs upwards in the source and downwards in the target. */
function swapped(source: string, target: string): Finding {
  for (const [, low = '', high = ''] of source.matchAll(
    /(\p{Nd}+(?:[.,]\p{Nd}+)*)\s?(?:[-–—]|to|and)\s?(\p{Nd}+(?:[.,]\p{Nd}+)*)/gu,
  )) {
    const [first = '', second = ''] = [numbersOf(low)[0], numbersOf(high)[0]]
    const inTarget = numbersIn(target)
    if (
      Number(first) < Number(second) &&
      inTarget.includes(second) &&
      inTarget.indexOf(first) > inTarget.indexOf(second)
    ) {
      return { message: `${low} and ${high} have changed places`, hint: 'compare the order of the numbers' }
    }
  }
  return undefined
}

type UnitName = keyof typeof unitWords

// A quantity is a number with what stands close to it on either side.
const quantities = Object.entries(unitWords).map(([name, words]) => {
  const word = `(?:${words})`
  const number = String.raw`\p{Nd}+(?:[.,٬٫\u00a0\u202f ]\p{Nd}+)*`
  return {
    name: name as UnitName,
    behind: new RegExp(`(${number})[-\\s\u00a0\u202f]?(?:${word})(?![a-z])`, 'giu'),
    before: new RegExp(`(?:${word})[\\s\u00a0\u202f]?(${number})`, 'giu'),
  }
})
const mayLead: readonly UnitName[] = ['dollar', 'euro', 'pound', 'percent']

function quantitiesIn(text: string): ReadonlyMap<string, UnitName> {
  const found = new Map<string, UnitName>()
  for (const { name, behind, before } of quantities) {
    const patterns = mayLead.includes(name) ? [behind, before] : [behind]
    for (const pattern of patterns) {
      for (const match of text.matchAll(pattern)) {
        const number = numbersOf(match[1] ?? '').join('')
        if (!found.has(number)) found.set(number, name)
      }
    }
  }
  return found
}

const digit = /\p{Nd}/u

/** A number keeps its unit: 1,770 km (1,110 mile) may not become 1 770 миль (1 110 км). */
export function checkUnits({ source, target }: CheckInput): Finding {
  // Most texts have no number at all, and so many patterns need not look at them.
  if (!digit.test(source) || !digit.test(target)) return undefined
  const inTarget = quantitiesIn(target)
  for (const [number, unit] of quantitiesIn(source)) {
    const other = inTarget.get(number)
    if (other !== undefined && other !== unit) {
      return { message: `${number} is in ${other}, in the source in ${unit}`, hint: 'compare numbers and units' }
    }
  }
  return undefined
}
