import { fileURLToPath } from 'node:url'
import { runCompiled } from '../world/compiled.ts'
import type * as EngineScript from './engine-script.ts'

type Engine = typeof EngineScript

let loaded: Engine | undefined

/**
 * What builds a publication. The bundled command has it as one script, which V8 need not compile again in each process; sources are
 * loaded as the modules that they are. `code` is the fingerprint of the bundle, `onExit` is called with what is to be done at the end; a thread
 * that has no end of its own keeps nothing.
 */
export async function loadEngine(code: string | undefined, onExit?: (action: () => void) => void): Promise<Engine> {
  if (code === undefined || import.meta.url.endsWith('.ts')) return import('./engine-script.ts')
  if (loaded !== undefined) return loaded
  const engine = runCompiled(fileURLToPath(new URL('./engine.js', import.meta.url)), code)
  // Only then are the functions that a build needs among the compiled ones.
  if (!engine.wasKept) onExit?.(engine.keep)
  return (loaded = engine.exports as Engine)
}
