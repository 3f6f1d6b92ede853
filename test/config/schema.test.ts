import { toJsonSchema } from '@valibot/to-json-schema'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { publicationSchema } from '../../pipeline/config/schema.ts'

const schema = toJsonSchema(publicationSchema, { errorMode: 'ignore', typeMode: 'input' })

interface Property {
  readonly description?: string
  readonly default?: unknown
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly properties?: Readonly<Record<string, Property>>
  readonly items?: Property
  readonly anyOf?: readonly Property[]
  readonly allOf?: readonly Property[]
  readonly required?: readonly string[]
}

test('the JSON Schema for editors is the one that the validator has (npm run schema writes it)', async () => {
  const text = `${JSON.stringify({ ...schema, title: 'publication.yaml of Stemma' }, undefined, 2)}\n`
  await expect(text).toMatchFileSnapshot('../../pipeline/config/publication.schema.json')
})

test('the table of keys in the documentation is generated from the schema', async () => {
  const rows = keyRows(schema as Property, '')
  expect(rows.length).toBeGreaterThan(15)
  const text = [
    '# Keys of publication.yaml',
    '',
    'Written by `npm run schema` from `schema.ts`; an editor finds the same in `publication.schema.json`.',
    '',
    '| key | default | meaning |',
    '| --- | --- | --- |',
    ...rows.map(([key, fallback, meaning]) => `| \`${key}\` | ${fallback} | ${meaning} |`),
    '',
  ].join('\n')
  await expect(text).toMatchFileSnapshot('../../pipeline/config/KEYS.md')
})

test('every key says what it means', () => {
  const entries = Object.entries(publicationSchema.entries)
  expect(entries.length).toBeGreaterThan(12)
  for (const [key, entry] of entries) expect(v.getDescription(entry), key).toMatch(/\.$/)
})

function keyRows(property: Property, prefix: string): (readonly [string, string, string])[] {
  return Object.entries(property.properties ?? {}).flatMap(([name, child]) => {
    const key = prefix + name
    const required = property.required?.includes(name) === true
    const fallback = required
      ? '**needed**'
      : child.default === undefined
        ? '–'
        : `\`${JSON.stringify(child.default)}\``
    const meaning = child.description
    const own = meaning === undefined ? [] : [[key, fallback === '`{}`' ? '–' : fallback, meaning] as const]
    return [...own, ...keyRows(child, `${key}.`)]
  })
}
