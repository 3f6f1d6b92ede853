import { sep } from 'node:path'
import { expect, test } from 'vitest'
import { asCalled, calledAs } from '../../pipeline/build/called-as.ts'

const os = (path: string) => path.replaceAll('/', sep)

test.each([
  ['a checkout', '/home/a/stemma/dist/cli.js', '/home/a/stemma', 'node dist/cli.js'],
  ['the folder beside a checkout', '/home/a/stemma/dist/cli.js', '/home/a/book', 'node ../stemma/dist/cli.js'],
  ['far away', '/opt/stemma/dist/cli.js', '/home/a/my/book', 'node /opt/stemma/dist/cli.js'],
  ['a folder with a space', '/home/a/my stemma/dist/cli.js', '/home/a', 'node "my stemma/dist/cli.js"'],
  ['a project that depends on it', '/home/a/book/node_modules/.bin/stemma', '/home/a/book', 'npx stemma'],
  ['an installation for all', '/usr/local/bin/stemma', '/home/a', 'stemma'],
])('hints name the command as it is called in %s', (_name, script, folder, expected) => {
  const called = calledAs(os(script), os(folder))
  expect(called).toBe(expected.replaceAll('/', sep))
  expect(asCalled('run "stemma build", the Stemma sample, a stemma', called, ['build', 'init'])).toBe(
    `run "${called} build", the Stemma sample, a stemma`,
  )
})
