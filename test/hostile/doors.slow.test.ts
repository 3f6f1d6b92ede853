import { mkdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { manifestIn, repository, stemma, temporaryFolder } from '../e2e/run.ts'
import type { Run } from '../e2e/run.ts'

/** A secret beside the publication, a server on this machine, and a publication that tries to reach both. */
const watcher = fileURLToPath(new URL('watch-doors.cjs', import.meta.url))
const outside = temporaryFolder({ 'secret.png': png(), 'secret.txt': 'SECRET-7391', 'folder/secret.png': png() })
const folder = temporaryFolder()
const hits: string[] = []
const server = createServer((request, response) => {
  hits.push(request.url ?? '')
  response.end(png())
})
let built: Run
let manifest: ReturnType<typeof manifestIn>
let doors: readonly (readonly [kind: string, what: string])[]
let pictures: Readonly<Record<string, string>> = {}

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const up = `../../../${outside.root.split('/').at(-1)}`
  pictures = {
    http: `http://${host}/a.png`,
    'http-upper': `HTTP://${host}/b.png`,
    'protocol-relative': `//${host}/c.png`,
    userinfo: `http://example.org@${host}/d.png`,
    'file-address': `file://${outside.root}/secret.png`,
    'file-host': `file://localhost${outside.root}/secret.png`,
    'file-short': `file:${outside.root}/secret.png`,
    absolute: `${outside.root}/secret.png`,
    'dot-dot': `${up}/secret.png`,
    'dot-dot-inside': `x/../../../${up}/secret.png`,
    'dot-dot-encoded': up.replaceAll('../', '%2e%2e/') + '/secret.png',
    'slash-encoded': up.replaceAll('../', '..%2f') + '%2fsecret.png',
    'twice-encoded': up.replaceAll('../', '..%252f') + '%252fsecret.png',
    backslash: `..\\\\..\\\\..\\\\${outside.root.split('/').at(-1)}\\\\secret.png`,
    unc: `\\\\\\\\${host}\\\\share\\\\secret.png`,
    'unc-slash': `//${host}/share/secret.png`,
    device: '\\\\\\\\.\\\\C:\\\\secret.png',
    drive: 'C:/secret.png',
    null: `x.png%00${outside.root}/secret.png`,
    link: 'link.png',
    'linked-folder': 'linked/secret.png',
    ftp: `ftp://${host}/e.png`,
    data: `data:image/png;base64,${Buffer.from(png()).toString('base64')}`,
    blob: `blob:http://${host}/f`,
    device2: '/dev/zero',
    proc: '/proc/self/environ',
  }
  folder.write(
    'publication.yaml',
    'title: Doors\nsource: en\nlocales: [en]\ndate: 2026-01-02\npolicies: {minTranslated: 0}\n',
  )
  for (const [name, url] of Object.entries(pictures))
    folder.write(`content/${name}/source.md`, `# A\n\nText.\n\n![a picture](<${url}>)\n`)
  for (const [name, url] of Object.entries(pictures))
    folder.write(
      `content/page-${name}/source.html`,
      `<article><h1>A page</h1><p>${'Text, long enough to be prose. '.repeat(12)}</p><img src="${url.replaceAll('\\\\', '\\')}" alt="a picture"></article>`,
    )
  for (const name of ['link', 'page-link'])
    symlinkSync(outside.path('secret.png'), folder.path(`content/${name}/link.png`))
  for (const name of ['linked-folder', 'page-linked-folder'])
    symlinkSync(outside.path('folder'), folder.path(`content/${name}/linked`))
  mkdirSync(folder.path('content/linked-source'))
  symlinkSync(outside.path('secret.txt'), folder.path('content/linked-source/source.txt'))
  symlinkSync(outside.root, folder.path('content/linked-article'))
  folder.write('content/drawing/source.md', '# A\n\n![a drawing](drawing.svg)\n')
  folder.write(
    'content/drawing/drawing.svg',
    `<?xml-stylesheet href="http://${host}/g.css"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="90" height="60"><style>@import url("http://${host}/h.css"); rect { fill: url(http://${host}/i.svg#a) }</style><image xlink:href="http://${host}/j.png" width="9" height="9"/><image href="file://${outside.root}/secret.png" width="9" height="9"/><use href="http://${host}/k.svg#a"/><rect width="30" height="30"/></svg>`,
  )
  const log = outside.path('doors.log')
  writeFileSync(log, '')
  const env = { NODE_OPTIONS: `--require ${watcher}`, STEMMA_DOORS: log }
  built = await stemma(['build', '--publication', folder.root, '--jobs', '2'], { env })
  manifest = manifestIn(folder.path('output'))
  doors = readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t') as unknown as readonly [string, string])
}, 240_000)

afterAll(() => {
  server.close()
  folder.dispose()
  outside.dispose()
})

test('no connection is made, no name is looked up, no program is started', () => {
  expect(hits).toEqual([])
  expect(doors.filter(([kind]) => kind !== 'read')).toEqual([])
})

test('no file is opened but of the publication, of the output and of installed packages', () => {
  const opened = doors.filter(([kind]) => kind === 'read').map(([, what]) => what)
  // The watch works: it saw the sources, and what was built.
  expect(opened.some((path) => path.endsWith('content/http/source.md'))).toBe(true)
  expect(opened.length).toBeGreaterThan(50)
  const allowed = [realpathSync(folder.root), folder.root, repository.replace(/\/$/u, ''), process.execPath]
  // Numbers are open files; the start of a process tells whether a lock is of today.
  const strange = opened.filter(
    (path) =>
      !/^\d+$|^\/proc\/\d+\/stat$/u.test(path) &&
      !allowed.some((root) => path.replace(/^file:\/\//u, '').startsWith(root)),
  )
  expect([...new Set(strange)]).toEqual([])
})

test('every such picture is told by name; what the article cannot do without fails it', () => {
  expect(built.code).toBe(1)
  for (const name of Object.keys(pictures)) {
    const told = new RegExp(`^(?:error|warning) [^\n]*content/${name}[/ ]`, 'mu')
    expect([name, told.test(built.err)]).toEqual([name, true])
  }
})

test('the secret is in no file of the output', () => {
  const files = folder.files('output')
  expect(files.size).toBeGreaterThan(10)
  expect(manifest.editions.length).toBeGreaterThan(Object.keys(pictures).length)
  for (const [path, bytes] of files) expect([path, bytes.includes('SECRET-7391')]).toEqual([path, false])
  // The only pictures are the cleaned drawing and covers of ours, which alone have this size.
  const drawn = [...files].filter(([path]) => /\.png$/u.test(path))
  for (const [path, bytes] of drawn)
    expect([path, bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([path, 1600, 2560])
})

test.each(['../secret.png', '/etc/hostname', 'file:///etc/hostname', 'C:\\secret.png'])(
  'a cover %s is refused',
  async (cover) => {
    const log = outside.path('cover.log')
    writeFileSync(log, '')
    const own = temporaryFolder({
      'publication.yaml': `title: T\nsource: en\nlocales: [en]\ndate: 2026-01-02\ncover: '${cover}'\n`,
      'content/one/source.md': '# One\n\nText.\n',
    })
    const run = await stemma(['build', '--publication', own.root], {
      env: { NODE_OPTIONS: `--require ${watcher}`, STEMMA_DOORS: log },
    })
    own.dispose()
    expect(run.code).toBe(1)
    expect(run.err).toContain(cover.split(/[/\\]/u).at(-1))
    expect(readFileSync(log, 'utf8')).not.toMatch(/secret\.png|hostname/u)
  },
)

/** One grey pixel with a comment. */
function png(): Uint8Array {
  const pixel = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
    'base64',
  )
  return Buffer.concat([pixel, Buffer.from('SECRET-7391')])
}
