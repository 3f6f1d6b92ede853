import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { dirname, extname, join } from 'node:path'
import { withBrowser } from './browser.mjs'
import { build } from './publications.mjs'

/** Media types by the registry of IANA, written down apart from our own table. */
const TYPES = {
  css: /^text\/css\b/,
  epub: /^application\/epub\+zip$/,
  html: /^text\/html; charset=utf-8$/,
  json: /^application\/json$/,
  pdf: /^application\/pdf$/,
  png: /^image\/png$/,
  svg: /^image\/svg\+xml$/,
  txt: /^text\/plain\b/,
  woff2: /^font\/woff2$/,
  xml: /^(?:application|text)\/(?:[a-z]+\+)?xml\b/,
}

/** A name that resolves to this machine in the browser, as the owner of a name can make it do (DNS rebinding). */
const ELSEWHERE = 'elsewhere.test'
const SECRET = 'nobody else may read this'

/** Longest wait for a page that loads itself anew, in milliseconds. */
const PATIENCE = 30_000

/**
 * `serve` as a reader meets it, in a browser. A file of this kind names the command that serves and the publication: the server is
 * started before the first build, and what is built is always built by the command of this checkout.
 */
export function judgeByServing(files) {
  return withBrowser(
    async (browser) => {
      const verdicts = []
      for (const file of files) verdicts.push(...(await judge(browser, file)))
      return verdicts
    },
    '',
    [`--host-resolver-rules=MAP ${ELSEWHERE} 127.0.0.1`],
  )
}

async function judge(browser, file) {
  const { command, publication } = JSON.parse(readFileSync(file, 'utf8'))
  const folder = mkdtempSync(join(dirname(file), 'served-'))
  cpSync(publication, folder, { recursive: true })
  const output = join(folder, 'output')
  const verdicts = []
  let server
  const say = (claim, faults) =>
    verdicts.push({ file, claim, isRight: faults.length === 0, message: faults.join('; ') })
  try {
    server = await start(command, folder)
    const page = await browser.newPage()
    page.setDefaultTimeout(PATIENCE)
    const errors = []
    page.on('pageerror', (error) => errors.push(String(error)))
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    say('live reload', await reloadFaults(page, server, folder, output))
    // The page that is not there yet is an error to the browser, and the only one.
    say(
      'console',
      [...new Set(errors)].filter((text) => !text.includes('404')),
    )
    say('media types', await typeFaults(page, server, output))
    say('caching', await cacheFaults(browser, server, output))
    say('only the folder', await insideFaults(page, server, folder, output))
    say('only this machine', await hostFaults(browser, server))
    await page.close()
  } catch (error) {
    say('serves', [`${error.message} ${server?.told() ?? ''}`])
  } finally {
    server?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return verdicts
}

/** The page shows a build as soon as it is finished: the first one, a changed paragraph, and one after the folder was thrown away. */
async function reloadFaults(page, server, folder, output) {
  const source = join(folder, 'content/served/source.md')
  const faults = []
  const rebuild = async (text, step) => {
    writeFileSync(source, readFileSync(source, 'utf8').replace(/^Paragraph.*$/mu, text))
    build(folder, output)
    if (faults.length > 0) return
    const isShown = await page
      .waitForFunction((wanted) => document.body?.innerText.includes(wanted), {}, text)
      .catch(() => false)
    if (isShown === false) faults.push(`the open page does not show ${step}`)
  }
  await page.goto(`${server.origin}/en/served.html`)
  await rebuild('Paragraph one.', 'the first build')
  await page.goto(`${server.origin}/en/served.html`)
  await rebuild('Paragraph two.', 'a changed paragraph')
  rmSync(output, { recursive: true, force: true })
  await rebuild('Paragraph three.', 'a build into a new folder')
  return faults
}

/** Every file has the type that the registry gives it, and the browser takes pictures and fonts for such. */
async function typeFaults(page, server, output) {
  const faults = []
  const seen = new Set()
  for (const path of pathsBelow(output)) {
    const { status, headers } = await ask(server, `/${path}`)
    const type = headers['content-type'] ?? ''
    const wanted = TYPES[extname(path).slice(1)]
    seen.add(extname(path).slice(1))
    if (status !== 200 || wanted?.test(type) !== true) faults.push(`${path}: ${status} ${type}`)
    if (headers['x-content-type-options'] !== 'nosniff') faults.push(`${path}: the browser may guess its type`)
  }
  for (const extension of ['html', 'pdf', 'epub', 'png', 'woff2', 'json'])
    if (!seen.has(extension)) faults.push(`no ${extension} was asked for`)
  await page.goto(`${server.origin}/en/served.html`, { waitUntil: 'load' })
  const used = await page.evaluate(async () => {
    await Promise.all([...document.fonts].map((font) => font.load().catch(() => undefined)))
    const fonts = [...document.fonts].map(({ family, status }) => `font ${family}: ${status}`)
    const pictures = await Promise.all(
      [...document.querySelectorAll('main img')].map((image) =>
        image.decode().then(
          () => `picture ${image.src}: loaded`,
          () => `picture ${image.src}: error`,
        ),
      ),
    )
    return fonts.length > 0 && pictures.length > 0 ? [...fonts, ...pictures] : ['no font or no picture']
  })
  return [...faults, ...used.filter((text) => !text.endsWith(': loaded'))]
}

/** What has a hash in its name is asked for once; all else is asked for again, and sent again only when it changed. */
async function cacheFaults(browser, server, output) {
  const faults = []
  const page = await browser.newPage()
  const loads = []
  page.on('response', (response) => loads.push(`${new URL(response.url()).pathname} ${response.fromCache()}`))
  for (let load = 0; load < 2; load += 1) {
    loads.length = 0
    await page.goto(`${server.origin}/en/served.html`, { waitUntil: 'load' })
    await page.evaluate(() => document.fonts.ready)
  }
  const isKept = (path) => loads.includes(`${path} true`)
  const hashed = loads.map((line) => line.split(' ')[0]).filter((path) => /-[0-9a-f]{8}\.\w+$/.test(path))
  if (hashed.length === 0) faults.push('the page has no file with a hash in its name')
  for (const path of hashed) if (!isKept(path)) faults.push(`${path} is fetched again`)
  if (isKept('/en/served.html')) faults.push('/en/served.html is taken from the cache unasked')
  await page.close()
  for (const path of pathsBelow(output)) {
    const { headers } = await ask(server, `/${path}`)
    const isFixed = /-[0-9a-f]{8}\.\w+$/.test(path)
    const rule = headers['cache-control'] ?? ''
    if (isFixed !== /\bimmutable\b/.test(rule) || (!isFixed && rule !== 'no-cache')) faults.push(`${path}: ${rule}`)
    const again = await ask(server, `/${path}`, { 'if-none-match': headers.etag ?? '' })
    if (again.status !== 304 || again.body !== '') faults.push(`${path}: sent again though it is unchanged`)
    const stale = await ask(server, `/${path}`, { 'if-none-match': '"other"' })
    if (stale.status !== 200) faults.push(`${path}: kept from a reader who has another one`)
  }
  return faults
}

/** No way of writing a path leads out of the folder, nor does a link in it. */
async function insideFaults(page, server, folder, output) {
  writeFileSync(join(folder, 'secret.txt'), SECRET)
  symlinkSync(join(folder, 'secret.txt'), join(output, 'link.txt'))
  symlinkSync(folder, join(output, 'linked'))
  writeFileSync(join(output, '.hidden.txt'), SECRET)
  const paths = [
    ...['/../secret.txt', '/en/../../secret.txt', '/%2e%2e/secret.txt', '/.%2e/secret.txt', '/..%2fsecret.txt'],
    ...[
      '/%2e%2e%2fsecret.txt',
      '/en/..%2f..%2fsecret.txt',
      '/..%5csecret.txt',
      '/..%252fsecret.txt',
      '/..;/secret.txt',
    ],
    ...[`/${join(folder, 'secret.txt')}`, `//${join(folder, 'secret.txt')}`, `/file://${join(folder, 'secret.txt')}`],
    ...['/link.txt', '/linked/secret.txt', '/linked/', '/.hidden.txt', '/%2ehidden.txt', '/secret.txt%00.html'],
  ]
  const faults = []
  for (const path of paths) {
    const { status, body } = await ask(server, path)
    if (status < 400 || status >= 500 || body.includes(SECRET)) faults.push(`${path} is answered with ${status}`)
  }
  const texts = await page.evaluate(
    (all) => Promise.all(all.map(async (path) => (await fetch(path)).text())),
    paths.filter((path) => !path.startsWith('//')),
  )
  if (texts.some((text) => text.includes(SECRET))) faults.push('the browser can read the secret')
  for (const name of ['link.txt', 'linked', '.hidden.txt']) rmSync(join(output, name))
  return faults
}

/** A page of somewhere else reaches nothing, neither through a name that it points here nor as a stranger. */
async function hostFaults(browser, server) {
  const faults = []
  const { port } = new URL(server.origin)
  const page = await browser.newPage()
  const response = await page.goto(`http://${ELSEWHERE}:${port}/en/served.html`)
  if (response.status() !== 403) faults.push(`${ELSEWHERE} is answered with ${response.status()}`)
  // The page of 403 lies in another origin than localhost, and so may not read it.
  const read = await page.evaluate(
    (url) =>
      fetch(url).then(
        (answer) => answer.text(),
        () => '',
      ),
    `${server.origin}/en/served.html`,
  )
  if (read !== '') faults.push('a page of another host can read the files')
  await page.close()
  for (const host of [ELSEWHERE, `localhost.${ELSEWHERE}`, '10.0.0.1', `127.0.0.1.${ELSEWHERE}:80`]) {
    const { status, body } = await ask(server, '/en/served.html', { host })
    if (status !== 403 || body.includes('Paragraph')) faults.push(`the host ${host} is answered with ${status}`)
  }
  const { status } = await ask(server, '/.reload', { host: ELSEWHERE })
  if (status !== 403) faults.push(`the events are told to ${ELSEWHERE}`)
  return faults
}

/** Start the server; gives where it listens, when it says so. */
function start(command, publication) {
  const child = spawn(process.execPath, [command, 'serve', '--port', '0', '--publication', publication], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let told = ''
  const stop = () => child.kill()
  return new Promise((resolve, reject) => {
    child.stderr.on('data', (text) => (told += text))
    child.once('exit', (code) => reject(new Error(`serve ended with code ${code}: ${told}`)))
    child.stdout.on('data', (text) => {
      told += text
      const origin = /http:\/\/localhost:\d+/.exec(told)?.[0]
      if (origin) resolve({ origin, stop, told: () => told })
    })
  })
}

/** One request whose path is sent as it is written. */
function ask({ origin }, path, headers = {}) {
  const { port, host } = new URL(origin)
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, headers: { host, ...headers } }, (response) => {
      const { statusCode: status, headers: told } = response
      let body = ''
      if (told['content-type'] === 'text/event-stream') {
        resolve({ status, headers: told, body })
        return asked.destroy() // which would else go on until the server ends
      }
      response.setEncoding('latin1')
      response.on('data', (text) => (body += text))
      response.on('end', () => resolve({ status, headers: told, body }))
    })
    asked.setTimeout(PATIENCE, () => asked.destroy(new Error(`no answer to ${path}`)))
    asked.on('error', reject)
    asked.end()
  })
}

const pathsBelow = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted()

/** What `serve` could do wrong: a copy of the command with one of its lines changed. */
const inCommand =
  (...changes) =>
  (from, to) => {
    const { command, publication } = JSON.parse(readFileSync(from, 'utf8'))
    const copy = mkdtempSync(join(dirname(to), 'command-'))
    cpSync(dirname(command), copy, { recursive: true, filter: (path) => !path.endsWith('.map') })
    writeFileSync(join(copy, 'package.json'), '{"type":"module"}')
    const scripts = readdirSync(copy).filter((name) => name.endsWith('.js'))
    for (const [search, replacement] of changes) {
      const places = scripts
        .map((name) => join(copy, name))
        .filter((path) => readFileSync(path, 'utf8').includes(search))
      if (places.length === 0) throw new Error(`the place "${search}" for a fault is not there`)
      for (const path of places) writeFileSync(path, readFileSync(path, 'utf8').replaceAll(search, replacement))
    }
    writeFileSync(to, JSON.stringify({ command: join(copy, 'cli.js'), publication }))
  }

export const servingFaults = [
  {
    name: 'builds are not told',
    in: 'reload',
    finds: /does not show/,
    spoil: inCommand(['event: reload', 'event: idle']),
  },
  {
    name: 'a script that the policy of the page forbids',
    in: 'console',
    finds: /Content Security Policy|Content-Security-Policy/,
    spoil: inCommand(['script-src ${', "script-src 'none' ${"], ["'sha256-${", "'sha256-A${"]),
  },
  {
    name: 'books as zip files',
    in: 'types',
    finds: /epub: 200/,
    spoil: inCommand(['application/epub+zip', 'application/zip']),
  },
  { name: 'pictures as text', in: 'types', finds: /png: 200 text/, spoil: inCommand(['image/png', 'text/plain']) },
  {
    name: 'pages kept for ever',
    in: 'caching',
    finds: /html is taken/,
    spoil: inCommand([':"no-cache"', ':"max-age=31536000"']),
  },
  {
    name: 'fonts fetched again and again',
    in: 'caching',
    finds: /woff2 is fetched/,
    spoil: inCommand(['public, max-age=31536000, immutable', 'no-store']),
  },
  {
    name: 'links followed anywhere',
    in: 'folder',
    finds: /\/link\.txt/,
    spoil: inCommand(['?void 0:target}catch', '?target:target}catch']),
  },
  {
    name: 'any path is followed',
    in: 'folder',
    finds: /%2e%2e/,
    spoil: inCommand(
      ['?void 0:target}catch', '?target:target}catch'],
      ['part.startsWith(".")', '!1'],
      ['throw new Error(`world: path', 'void (`world: path'],
      ['!path.split("/").includes("..")', '!0'],
      ['depth<0', '!1'],
    ),
  },
  {
    name: 'any host is answered',
    in: 'machine',
    finds: /elsewhere/,
    spoil: inCommand(['(host??"")', '("localhost")']),
  },
]
