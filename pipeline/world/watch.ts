import * as fs from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** Quiet time after a change before it is told: editors write a file in several steps. Milliseconds. */
const settleTime = 20

/**
 * Tell when anything below these paths of a folder changes, once per burst of changes. Every directory gets a watcher of its own, as
 * recursive watching is not to be relied on in Node 20 on Linux. The folder may come later, or go and come again. Gives a function that stops.
 */
export function watchPaths(root: string, paths: readonly string[], onChange: () => void): () => void {
  const watchers = new Map<string, fs.FSWatcher>()
  let timer: NodeJS.Timeout | undefined
  const changed = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      look()
      onChange()
    }, settleTime)
  }
  const look = () => {
    const wanted = new Set([root, ...paths.flatMap((path) => directoriesBelow(join(root, path)))])
    for (const [directory, watcher] of watchers) {
      if (wanted.has(directory)) continue
      watcher.close()
      watchers.delete(directory)
    }
    for (const directory of wanted) {
      if (watchers.has(directory)) continue
      try {
        const watcher = fs.watch(directory, (_event, name) => {
          // The publication itself holds output/ and .stemma/, whose changes are our own.
          if (directory !== root || name === null || isOwn(name, paths)) changed()
        })
        watcher.on('error', () => watcher.close())
        watchers.set(directory, watcher)
      } catch {
        // Gone since it was listed: the next change tells of its folder.
      }
    }
  }
  look()
  // A watcher holds to the folder that it was made for: another one of that name needs new watchers.
  const stopParent = watchName(root, () => {
    for (const watcher of watchers.values()) watcher.close()
    watchers.clear()
    changed()
  })
  return () => {
    clearTimeout(timer)
    stopParent()
    for (const watcher of watchers.values()) watcher.close()
  }
}

/** Tell when the entry of this path comes or goes. */
function watchName(path: string, onChange: () => void): () => void {
  try {
    const watcher = fs.watch(dirname(path), (event, name) => {
      if (event === 'rename' && name === basename(path)) onChange()
    })
    watcher.on('error', () => watcher.close())
    return () => watcher.close()
  } catch {
    return () => undefined // nothing can come where there is no folder to come into
  }
}

function isOwn(name: string, paths: readonly string[]): boolean {
  return paths.includes(name) || name === 'publication.yaml'
}

function directoriesBelow(directory: string): readonly string[] {
  try {
    const inner = fs.readdirSync(directory, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    return [directory, ...inner.flatMap((entry) => directoriesBelow(join(directory, entry.name)))]
  } catch {
    return []
  }
}
