import { basename, relative, sep } from 'node:path'

/**
 * How the user called this program, to be written in front of a command: `stemma`, `npx stemma` or `node dist/cli.js`. `script` is
 * argv[1], `folder` the one the user stands in.
 */
export function calledAs(script: string, folder: string): string {
  const name = basename(script)
  if (!/\.[cm]?[jt]s$/u.test(name)) return script.includes(`${sep}node_modules${sep}.bin${sep}`) ? `npx ${name}` : name
  const near = relative(folder, script)
  const path = near.startsWith(`..${sep}..${sep}..`) ? script : near
  return `node ${/\s/u.test(path) ? JSON.stringify(path) : path}`
}

/** Text for the user in which commands, `stemma build …`, are written as the user calls them. Stages do not know how that is. */
export function asCalled(text: string, called: string, commands: readonly string[]): string {
  return text.replaceAll(new RegExp(String.raw`\bstemma (?=(?:${commands.join('|')})\b)`, 'gu'), () => `${called} `)
}
