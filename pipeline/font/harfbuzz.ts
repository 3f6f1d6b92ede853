/**
 * The HarfBuzz C interface as exported by the WebAssembly file of npm `harfbuzzjs`, with no wrapper objects: shaping reads
 * glyphs straight out of memory. One instance serves the process.
 */
export interface HarfBuzz {
  /** Calls by C name; pointers and integers are numbers. */
  readonly call: Readonly<Record<string, (...values: number[]) => number>>
  readonly memory: WebAssembly.Memory
  readonly functions: WebAssembly.Table
}

function start(bytes: Uint8Array): HarfBuzz {
  let memory: WebAssembly.Memory | undefined
  const nothing = (): number => 0
  const stop = (): never => {
    throw new Error('harfbuzz: aborted')
  }
  const grow = (wanted: number): number => {
    if (memory === undefined) return 0
    try {
      const size = wanted >>> 0
      memory.grow(Math.ceil((Math.max(size, memory.buffer.byteLength * 1.2) - memory.buffer.byteLength) / 65536))
      return 1
    } catch {
      return 0
    }
  }
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), {
    env: {
      _emscripten_runtime_keepalive_clear: nothing,
      _abort_js: stop,
      _setitimer_js: nothing,
      emscripten_resize_heap: grow,
    },
    wasi_snapshot_preview1: { proc_exit: stop },
  })
  const exported = instance.exports
  memory = exported['memory'] as WebAssembly.Memory
  const call = exported as HarfBuzz['call']
  ;(call['__wasm_call_ctors'] ?? call['_initialize'])?.()
  return { call, memory, functions: exported['__indirect_function_table'] as WebAssembly.Table }
}

/** Reads a file of an installed npm package; undefined when package or file is absent. */
export type ReadPackageFile = (name: string, path: string) => Uint8Array | undefined

const engines = new Map<string, HarfBuzz>()

function engine(read: ReadPackageFile, file: string): HarfBuzz {
  let found = engines.get(file)
  if (found === undefined) {
    const bytes = read('harfbuzzjs', `dist/${file}`)
    if (bytes === undefined)
      throw new Error(`harfbuzz: npm package harfbuzzjs is not installed (dist/${file} is missing)`)
    engines.set(file, (found = start(bytes)))
  }
  return found
}

/** The shaping engine; started on first use. */
export function shapingEngine(read: ReadPackageFile): HarfBuzz {
  return engine(read, 'harfbuzz.wasm')
}

/** The subsetting engine; started on first use. */
export function subsetEngine(read: ReadPackageFile): HarfBuzz {
  return engine(read, 'harfbuzz-subset.wasm')
}

/** A four-letter OpenType tag as a number. */
export function tagOf(text: string): number {
  let value = 0
  for (let index = 0; index < 4; index++)
    value = (value << 8) | (index < text.length ? text.charCodeAt(index) & 255 : 32)
  return value >>> 0
}

/** Copy bytes into the engine's memory; the caller frees the pointer. */
export function copyIn(engine: HarfBuzz, bytes: Uint8Array): number {
  const pointer = engine.call['malloc']!(bytes.length)
  if (pointer === 0) throw new Error(`harfbuzz: no memory for ${bytes.length} bytes`)
  new Uint8Array(engine.memory.buffer).set(bytes, pointer)
  return pointer
}

/** Value types of WebAssembly (core specification 5.3.1). */
export const f32 = 0x7d
export const i32 = 0x7f

/** Put a JavaScript function into the engine's function table, through a WebAssembly module of one import and one export. */
export function intoTable(
  hb: HarfBuzz,
  types: readonly number[],
  action: (...values: number[]) => number | void,
  result: readonly number[] = [],
): number {
  const type = [1, 4 + types.length + result.length, 1, 0x60, types.length, ...types, result.length, ...result]
  // magic, version; type section; import section "e"."f"; export section "f"
  const bytes = [0, 97, 115, 109, 1, 0, 0, 0, ...type, 2, 7, 1, 1, 101, 1, 102, 0, 0, 7, 5, 1, 1, 102, 0, 0]
  const module = new WebAssembly.Module(Uint8Array.from(bytes))
  const { f } = new WebAssembly.Instance(module, { e: { f: action } }).exports
  const index = hb.functions.grow(1)
  hb.functions.set(index, f)
  return index
}
