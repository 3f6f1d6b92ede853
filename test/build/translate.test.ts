import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publicationStatus } from '../../pipeline/build/status.ts'
import { translatePublication } from '../../pipeline/build/translate.ts'
import { libreTranslator, openAiTranslator } from '../../pipeline/build/translators.ts'
import { memoryFolder } from '../../pipeline/world/memory.ts'

/** What the server was asked, and what it shall answer. */
const asked: { path: string; authorization: string | undefined; body: unknown }[] = []
let spoil = (text: string): string => text
const upper = (text: string) =>
  text.replaceAll(/(<[^>]*>|&\w+;)|[a-z]/gu, (letter, mark?: string) => mark ?? letter.toUpperCase())

const server = createServer((request, response) => {
  let text = ''
  request.on('data', (part: Buffer) => (text += part.toString()))
  request.on('end', () => {
    const body = JSON.parse(text) as { q?: string[]; messages?: { content: string }[] }
    asked.push({ path: request.url ?? '', authorization: request.headers.authorization, body })
    if (body.q !== undefined) response.end(JSON.stringify({ translatedText: body.q.map((one) => spoil(upper(one))) }))
    else {
      const units = JSON.parse(body.messages?.[1]?.content ?? '{}') as Record<string, string>
      const said = Object.fromEntries(Object.entries(units).map(([id, one]) => [id, spoil(upper(one))]))
      const content = `\`\`\`json\n${JSON.stringify({ ...said, 'not-asked': 'x' })}\n\`\`\``
      response.end(JSON.stringify({ choices: [{ message: { content } }] }))
    }
  })
})
let url = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

const worldOf = () => ({
  publication: memoryFolder({
    'publication.yaml': 'title: T\nsource: en\nlocales: [en, de]\ndate: 2022-01-10\n',
    'content/a/source.md': '# The title\n\nRead **this & that** and `npm i` in 1990.\n',
  }),
  output: memoryFolder(),
  packageFile: () => undefined,
})

test.each([
  [
    'an OpenAI-compatible endpoint',
    () => openAiTranslator({ url: `${url}/v1/`, key: 'k', model: 'm' }, fetch),
    '/v1/chat/completions',
    'openai:m',
  ],
  ['a LibreTranslate-compatible endpoint', () => libreTranslator({ url }, fetch), '/translate', 'libretranslate'],
])('%s gives drafts that no reader sees yet', async (_name, make, path, mt) => {
  spoil = (text) => text
  asked.length = 0
  const world = worldOf()
  const { value, diagnostics } = await translatePublication(world, make(), 'de')
  expect(diagnostics).toEqual([])
  expect(value.text).toBe(`de: 2 drafts by ${mt}, 0 refused, 0 without answer`)
  expect(asked.map((one) => one.path)).toEqual([path])
  for (const file of value.files) world.publication.write(file.path, file.bytes)
  const [catalog, states] = value.files.map(({ bytes }) => new TextDecoder().decode(bytes))
  expect(catalog).toContain('READ <0>THIS & THAT</0> AND <1>NPM I</1> IN 1990.')
  expect(states).toContain(`"mt": "${mt}"`)
  expect(publicationStatus(world).value[1]).toMatchObject({ own: 0, states: { draft: 2 } })
  expect((await translatePublication(world, make(), 'de')).value.files).toEqual([])
})

test.each([
  ['a lost token', (text: string) => text.replaceAll(/<\/?[\dg][^>]*>/gu, '')],
  ['another number', (text: string) => text.replace('1990', '1991')],
])('a draft with %s is refused and told', async (_name, how) => {
  spoil = how
  const { value, diagnostics } = await translatePublication(
    worldOf(),
    openAiTranslator({ url: `${url}/v1` }, fetch),
    'de',
  )
  expect(value.text).toContain('1 draft by openai:default, 1 refused')
  expect(diagnostics.map(({ code }) => code)).toEqual(['localise/import-refused'])
})

test('a machine that is not there costs nothing but a message', async () => {
  const dead = openAiTranslator({ url: 'http://127.0.0.1:9' }, () => Promise.reject(new Error('no connection')))
  const { value, diagnostics } = await translatePublication(worldOf(), dead, 'de')
  expect(value.files).toEqual([])
  expect(diagnostics).toMatchObject([{ code: 'localise/translator', severity: 'error' }])
})
