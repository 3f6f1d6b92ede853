import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const root = new URL('../..', import.meta.url).pathname
const installed = join(root, '.referees')

const NPM = 'sh test/referees/install-packages.sh'

/** Outside programs by name: where each was found, or how to get it. Nothing is installed here. */
export const programs = {
  java: onPath('java', 'install a Java 17 development kit'),
  msgfmt: onPath('msgfmt', 'install the package gettext'),
  qpdf: onPath('qpdf', 'install the package qpdf'),
  pdftotext: onPath('pdftotext', 'install the package poppler-utils'),
  chromium: onPath('chromium', 'install the package chromium'),
  verapdf: inFolder(
    'STEMMA_VERAPDF',
    'verapdf',
    /^greenfield-apps-.*\.jar$/,
    'mvn -f test/referees/java/verapdf.pom.xml dependency:copy-dependencies -DoutputDirectory=$PWD/.referees/verapdf',
  ),
  epubcheck: inFolder(
    'STEMMA_EPUBCHECK',
    'epubcheck',
    /^epubcheck-.*\.jar$/,
    'mvn -f test/referees/java/epubcheck.pom.xml dependency:copy-dependencies -DoutputDirectory=$PWD/.referees/epubcheck',
  ),
  okapi: inFolder(
    'STEMMA_OKAPI',
    'okapi',
    /^okapi-core-.*\.jar$/,
    'mvn -f test/referees/java/okapi.pom.xml dependency:copy-dependencies -DoutputDirectory=$PWD/.referees/okapi',
  ),
  'translate-toolkit': inFolder(
    'STEMMA_TOOLKIT_PYTHON',
    'translate-toolkit/bin',
    /^python3$/,
    'python3 -m venv .referees/translate-toolkit && .referees/translate-toolkit/bin/pip install translate-toolkit==3.20.4',
  ),
  vnu: inFolder('STEMMA_VNU', 'npm/node_modules/vnu-jar/build/dist', /^vnu\.jar$/, NPM),
  'axe-core': inPackages('axe-core'),
  'puppeteer-core': inPackages('puppeteer-core'),
  epubjs: inPackages('epubjs'),
  lighthouse: inPackages('lighthouse'),
  '@daisy/ace-core': inPackages('@daisy/ace-core'),
}

/** The place whose packages the referees ask for: none of them is a dependency of ours. */
export const packages = join(installed, 'npm/package.json')

function inPackages(name) {
  const folder = join(installed, 'npm/node_modules', name)
  return { name, path: existsSync(folder) ? folder : undefined, advice: NPM }
}

function onPath(name, advice) {
  const folder = (process.env.PATH ?? '').split(delimiter).find((part) => part !== '' && existsSync(join(part, name)))
  return { name, path: folder && join(folder, name), advice }
}

/** A jar named by an environment variable, or found below `.referees/`. */
function inFolder(variable, folder, pattern, advice) {
  const named = process.env[variable]
  if (named !== undefined)
    return { name: variable, path: existsSync(named) ? named : undefined, advice: `${variable} names no file` }
  const place = join(installed, folder)
  const file = existsSync(place) ? readdirSync(place).find((entry) => pattern.test(entry)) : undefined
  return {
    name: folder.split('/')[0] === 'npm' ? 'vnu' : folder.split('/')[0],
    path: file && join(place, file),
    advice: `set ${variable} to the jar, or: ${advice}`,
  }
}

const JAVA = ['-Xmx1g', '-Xss16m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1']

/** Run Java with small-job settings. */
export function runJava(args) {
  return run(programs.java.path, [...JAVA, ...args])
}

/** Run a program to its end: exit code and both outputs, whatever the code. */
export function run(program, args) {
  return new Promise((resolve, reject) => {
    execFile(program, args, { maxBuffer: 1 << 28, encoding: 'utf8' }, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') return reject(error)
      resolve({ code: error ? error.code : 0, stdout, stderr })
    })
  })
}
