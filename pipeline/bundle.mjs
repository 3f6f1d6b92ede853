/**
 * npm run build: bundle the command, its worker and the public interface into dist/. One file of code per entry and shared chunk instead
 * of some 900 modules of ours and of packages: Node spends more time on opening and linking those than Stemma on building an article.
 * Only what is never run is left out (see `stubs`); packages that carry data or machine code stay packages.
 */
import { build } from 'esbuild'
import { createHash } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'dist')

/**
 * Packages that others import and that Stemma never calls. pdfkit: we shape, break lines and decode pictures ourselves, encrypt nothing
 * (the ciphers compute their tables when loaded, 13 CPU ms) and use it as object writer. Of epub-gen-memory, which packs and never fetches, the parts that its own `browser` field swaps are swapped.
 */
const stubs = /^(?:fontkit|linebreak|png-js|@noble\/ciphers\/aes)$/
const stubSource = `const never = () => { throw new Error('this part of a package is left out of the bundle') }
export const create = never, create2 = never, cbc = never, ecb = never; export default never`

/** Leaves out what `stubs` names and puts pdfkit's colour profile, which it reads from a file beside itself, into the code. */
const slim = {
  name: 'slim',
  setup(plugin) {
    plugin.onResolve({ filter: stubs }, ({ path }) => ({ path, namespace: 'stub' }))
    plugin.onLoad({ filter: /.*/, namespace: 'stub' }, () => ({ contents: stubSource }))
    plugin.onResolve({ filter: /\/(?:fetchable|html-parse|predicates)$/ }, ({ path, importer, resolveDir }) => {
      if (!/epub-gen-memory/.test(importer)) return undefined
      const file = join(resolveDir, `${path}.js`)
      return { path: /predicates/.test(path) ? file.replace('.js', '-nop.js') : file.replace('.js', '-browser.js') }
    })
    // A CommonJS package that is imported on demand would lose its named exports (checked below): a module in between has them.
    plugin.onResolve({ filter: /^epub-gen-memory$/ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path, namespace: 'named' } : undefined,
    )
    plugin.onLoad({ filter: /.*/, namespace: 'named' }, ({ path }) => ({
      contents: `export { EPub } from '${path}'`,
      resolveDir: root,
    }))
    plugin.onLoad({ filter: /pdfkit[\\/]js[\\/]pdfkit\.node\.mjs$/ }, ({ path }) => {
      const code = readFileSync(path, 'utf8')
      const reading = 'fs.readFileSync(ICC_PROFILE_PATH)'
      if (!code.includes(reading)) throw new Error('bundle: pdfkit reads its colour profile in another way now')
      const profile = readFileSync(join(dirname(path), 'data/sRGB_IEC61966_2_1.icc')).toString('base64')
      return { contents: code.replace(reading, `Buffer.from('${profile}', 'base64')`), loader: 'js' }
    })
  },
}

/** Writes characters beyond ASCII as escapes also where esbuild leaves them, in regular expressions and raw templates: see `runCompiled`. */
const ascii = {
  name: 'ascii',
  setup(plugin) {
    plugin.onLoad({ filter: /\.[cm]?[jt]s$/ }, ({ path }) => {
      const code = readFileSync(path, 'utf8')
      if (/\\[^\0-\x7f]/.test(code)) throw new Error(`bundle: ${path} has a backslash before a character beyond ASCII`)
      const contents = code.replaceAll(
        /[^\0-\x7f]/g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
      )
      return { contents, loader: path.endsWith('ts') ? 'ts' : 'js' }
    })
  },
}

const common = {
  absWorkingDir: root,
  outdir: dist,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  external: ['@resvg/resvg-js', '@expo-google-fonts/*', 'hyphen', 'harfbuzzjs', '@likecoin/epubcheck-ts', 'pdfjs-dist'],
  mainFields: ['module', 'main'],
  minifySyntax: true,
  minifyWhitespace: true,
  keepNames: false,
  sourcemap: true,
  sourcesContent: false,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  plugins: [slim],
}

const modules = await build({
  ...common,
  entryPoints: { cli: 'pipeline/cli.ts', worker: 'pipeline/build/worker.ts', index: 'pipeline/index.ts' },
  splitting: true,
  format: 'esm',
  chunkNames: 'part-[hash]',
  // CommonJS packages ask for the modules of Node by this name.
  banner: {
    js: "import{createRequire as bundleRequire}from'node:module';const require=bundleRequire(import.meta.url);",
  },
})

// What builds, once more as one script: V8 keeps what it compiled of a script, not of modules (world/compiled.ts).
const script = await build({
  ...common,
  entryPoints: { engine: 'pipeline/build/engine-script.ts' },
  format: 'cjs',
  define: { 'import.meta.url': 'ownUrl' },
  plugins: [slim, ascii],
  // A script that was kept compiled cannot import (ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING in Node 20); it requires.
  supported: { 'dynamic-import': false },
  banner: {
    js: "(function(exports,require,module,__filename,__dirname){const ownUrl=require('node:url').pathToFileURL(__filename).href;",
  },
  footer: { js: '})' },
})
if (/[^\0-\x7f]/.test(readFileSync(join(dist, 'engine.js'), 'latin1')))
  throw new Error('bundle: engine.js is not ASCII')
const metafile = {
  inputs: { ...script.metafile.inputs, ...modules.metafile.inputs },
  outputs: { ...script.metafile.outputs, ...modules.metafile.outputs },
}

const lossy = Object.values(metafile.inputs).flatMap(({ imports }) =>
  imports.filter(({ kind, path }) => kind === 'dynamic-import' && metafile.inputs[path]?.format === 'cjs'),
)
if (lossy.length > 0)
  throw new Error(`bundle: CommonJS imported on demand: ${lossy.map(({ path }) => path).join(', ')}`)
writeFileSync(join(dist, 'LICENSES.txt'), licencesOf(Object.keys(metafile.inputs)))
// What the cache of a publication knows this code by, and what --version says.
const code = createHash('sha256')
for (const path of Object.keys(metafile.outputs)
  .filter((name) => name.endsWith('.js'))
  .sort())
  code.update(readFileSync(join(root, path)))
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
writeFileSync(join(dist, 'build.json'), `${JSON.stringify({ version, code: code.digest('hex') })}\n`)
if (process.argv.includes('--metafile')) writeFileSync(join(dist, 'meta.json'), JSON.stringify(metafile))
removeStale(new Set(Object.keys(metafile.outputs).map((path) => path.replace(/^dist\//, ''))))
keepCompiled()

/** Build something once, so that the first build of a user finds the engine compiled. Where that fails, the first build compiles it. */
function keepCompiled() {
  const folder = mkdtempSync(join(tmpdir(), 'stemma-'))
  const texts = {
    'publication.yaml':
      'title: T\nsource: en\nlocales: [en, ru, ar, zh-Hans]\ndate: 2026-01-02\nwebfonts: subset\npolicies: {minTranslated: 0}\n',
    'content/a/source.md':
      '# One\n\nWords of *one* "paragraph" -- with a [link](https://a.example/) and a note.[^1]\n\n- an item\n- another\n\n> A quote.\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n[^1]: The note.\n',
    'locales/ru/a.json': '{"@title": "Один"}',
    'locales/ar/a.json': '{"@title": "واحد"}',
    'locales/zh-Hans/a.json': '{"@title": "一"}',
  }
  try {
    for (const [path, text] of Object.entries(texts)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    execFileSync(process.execPath, [join(dist, 'cli.js'), 'build', '--quiet', '--publication', folder], {
      stdio: 'ignore',
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The licence texts of the packages whose code is in the bundle, which their licences ask to go with it. */
function licencesOf(inputs) {
  const folders = new Set(
    inputs.flatMap((input) => /^(?:.*?:)?(.*node_modules\/(?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ?? []),
  )
  const texts = [...folders]
    .sort((a, b) => (a < b ? -1 : 1))
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
      const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e/i.test(entry))
      return `${name} ${version} (${license})\n\n${file === undefined ? '' : readFileSync(join(root, folder, file), 'utf8').trim()}\n`
    })
  return `Code of these packages is part of the bundle.\n\n${texts.join('\n----\n\n')}`
}

/** Remove what an earlier build wrote, unless it is younger than ten minutes: a command that is running may still load it. */
function removeStale(written) {
  const recent = Date.now() - 600_000
  for (const entry of readdirSync(dist, { withFileTypes: true })) {
    const path = join(dist, entry.name)
    if (written.has(entry.name) || ['build.json', 'LICENSES.txt', 'meta.json'].includes(entry.name)) continue
    if (entry.isDirectory() ? entry.name !== 'types' : statSync(path).mtimeMs < recent)
      rmSync(path, { recursive: true, force: true })
  }
}
