/** One question in, one answer out; both are JSON objects. */
export type Probe = (question: Readonly<Record<string, unknown>>) => unknown

/** What probes may see of the outside: font files by path, and installed packages. */
export interface ProbeWorld {
  readFile(path: string): Uint8Array | undefined
  packageFile(name: string, path: string): Uint8Array | undefined
}

/** The probes of DESIGN §4, each loaded when it is asked for. */
export const probes: Readonly<Record<string, (world: ProbeWorld) => Promise<Probe>>> = {
  async clean() {
    const { probeClean } = await import('../clean/probe.ts')
    return (question) => {
      const lang = question['lang']
      return probeClean({ id: idOf(question), in: textOf(question, 'in'), ...(typeof lang === 'string' && { lang }) })
    }
  },
  async html() {
    const { probeHtml } = await import('../clean/page/probe.ts')
    return (question) => {
      const url = optionalTextOf(question, 'url')
      return probeHtml({ id: idOf(question), html: textOf(question, 'html'), ...(url !== undefined && { url }) })
    }
  },
  async units() {
    const { probeUnits } = await import('../localise/probe.ts')
    return (question) => probeUnits({ id: question['id'], markdown: textOf(question, 'markdown') })
  },
  async linebreak() {
    const { probeLinebreak } = await import('../typeset/line/probe.ts')
    return (question) => {
      const locale = optionalTextOf(question, 'locale')
      return probeLinebreak({
        id: idOf(question),
        text: textOf(question, 'text'),
        ...(locale !== undefined && { locale }),
      })
    }
  },
  async bidi() {
    const { probeBidi } = await import('../typeset/text/probe.ts')
    return (question) => {
      const dir = optionalTextOf(question, 'dir')
      const known = dir === 'ltr' || dir === 'rtl' || dir === 'auto'
      return probeBidi({ id: idOf(question), text: textOf(question, 'text'), ...(known && { dir }) })
    }
  },
  async shape(world) {
    const { createShapeProbe } = await import('../typeset/text/probe.ts')
    const { startFonts } = await import('../font/index.ts')
    await startFonts()
    const shape = createShapeProbe((path) => world.readFile(path), world.packageFile)
    return (question) => {
      const dir = question['dir']
      const script = optionalTextOf(question, 'script')
      const lang = optionalTextOf(question, 'lang')
      return shape({
        ...{ id: idOf(question), text: textOf(question, 'text'), font: textOf(question, 'font') },
        ...(script !== undefined && { script }),
        ...(lang !== undefined && { lang }),
        ...((dir === 'ltr' || dir === 'rtl') && { dir }),
      })
    }
  },
  async typeset(world) {
    const { createFontLibrary, startFonts } = await import('../font/index.ts')
    const { inlineText } = await import('../tree/text.ts')
    const { isPhrasingBlock, visit } = await import('../tree/visit.ts')
    const { parseMarkdown } = await import('../tree/markdown/parse.ts')
    const { probeTypeset } = await import('../typeset/line/probe.ts')
    await startFonts()
    const fonts = createFontLibrary(world.packageFile)
    return (question) => {
      const width = question['width']
      if (typeof width !== 'number' || !(width > 0)) throw new Error('"width" must be a number of points above 0')
      const { root } = parseMarkdown('probe', textOf(question, 'markdown')).value
      const blocks: string[] = []
      visit(root, (node) => void (isPhrasingBlock(node) && blocks.push(inlineText(node.children))))
      return probeTypeset({ id: idOf(question), blocks, locale: textOf(question, 'locale'), width }, fonts)
    }
  },
}

/** Answer one line; a line that fails gives `{id, error}` and never ends the process. */
export async function answer(probe: Probe, line: string): Promise<string> {
  let id: unknown
  try {
    const question: unknown = JSON.parse(line)
    if (typeof question !== 'object' || question === null || Array.isArray(question))
      throw new Error('not a JSON object')
    id = 'id' in question ? question.id : undefined
    const result = await probe(question as Record<string, unknown>)
    // Whatever the id is, it comes back as it was.
    return JSON.stringify({ ...(result as object), id })
  } catch (error) {
    return JSON.stringify({ id, error: error instanceof Error ? error.message : String(error) })
  }
}

function textOf(question: Readonly<Record<string, unknown>>, key: string): string {
  const value = question[key]
  if (typeof value !== 'string') throw new Error(`"${key}" must be a string`)
  return value
}

function optionalTextOf(question: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const value = question[key]
  return value === undefined || value === null ? undefined : textOf(question, key)
}

function idOf(question: Readonly<Record<string, unknown>>): string {
  return String(question['id'])
}
