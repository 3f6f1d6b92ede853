import { byPortion, visible } from './report.ts'
import type { Cleaned, EditRecord } from './types.ts'

const red = '\u001B[31m'
const green = '\u001B[32m'
const faint = '\u001B[2m'
const plain = '\u001B[0m'

/** Before and after of every record, two lines each; removed parts red, new ones green when colours are wanted. */
export function reportDiff(cleaned: Cleaned, colours: boolean): Iterable<string> {
  return byPortion(cleaned.records, (record) =>
    record.state === 'applied' ? diffOf(cleaned.file, record, colours) : '',
  )
}

/** One record: where and why, then before and after. */
export function diffOf(file: string, record: EditRecord, colours: boolean): string {
  const paint = (colour: string, text: string) => (colours && text !== '' ? `${colour}${text}${plain}` : text)
  const { line, column } = (record.origin ?? record.place).start
  const [before, after] = [visible(record.before), visible(record.after)]
  const head = paint(
    faint,
    `${file}:${line}:${column} ${record.rule} ${record.id.slice(record.rule.length + 1)} ${record.reason}`,
  )
  const minus = `- ${before}${paint(red, visible(record.actual))}${after}`
  if (record.expected === undefined) return `${head}\n  ${minus.slice(2)}\n`
  return `${head}\n${minus}\n+ ${before}${paint(green, visible(record.expected))}${after}\n`
}
