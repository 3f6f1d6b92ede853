import { didYouMean } from '../diagnostic/nearest.ts'

/** What the usage text says of a command. */
interface Described {
  readonly usage: string
  readonly summary: string
}

/** Everything that the command line can do. */
export function usageOf(commands: Readonly<Record<string, Described>>): string {
  const lines = Object.values(commands).map((command) => `  stemma ${command.usage}\n      ${command.summary}`)
  return [
    'stemma: one tree, every edition',
    '',
    ...lines,
    '',
    'All but clean, init and probe take --publication DIR (default: here) and --out DIR (default: output/ in it).',
    'Exit codes: 0 fine, 1 the publication has errors, 2 wrong usage, 3 a bug of ours, 130 interrupted.',
  ].join('\n')
}

/** The option named in a message of node:util parseArgs, in our words. */
export function explain(error: Error, name: string, options: object): string {
  const option = /'(-[^' ]*)/.exec(error.message)?.[1]
  const known = Object.keys(options).map((key) => `--${key}`)
  const has = known.length > 0 ? `stemma ${name} knows ${known.join(', ')}` : `stemma ${name} takes no options`
  if ('code' in error && error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const meant = didYouMean(option ?? '', known)
    return `unknown option ${option ?? ''}; ${meant === undefined ? '' : `${meant} `}${has}`
  }
  const isFlag = error.message.includes('does not take an argument')
  return isFlag ? `${option ?? 'this option'} takes no value` : `${option ?? 'this option'} needs a value after it`
}

/** That there is no such command, with the one that was meant. */
export function unknownCommand(name: string, commands: readonly string[]): string {
  const meant = didYouMean(name, commands)
  return `no command "${name}"; ${meant ?? `there are ${commands.join(', ')}`}`
}

/** Wrong usage: told in one line, exit code 2, nothing written. */
export class UsageError extends Error {}

/** A locale as typed, in its canonical form. */
export function canonicalOrSame(locale: string): readonly string[] {
  try {
    return Intl.getCanonicalLocales(locale)
  } catch {
    throw new UsageError(`--locale takes a BCP 47 tag such as "kk", not "${locale}"`)
  }
}

/** The values of an option that may be given several times, or once with commas. */
export function list(value: string | boolean | readonly (string | boolean)[] | undefined): readonly string[] {
  return (Array.isArray(value) ? value : []).flatMap((item) => String(item).split(',')).filter((item) => item !== '')
}
