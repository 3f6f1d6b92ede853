/**
 * Check a relative path of a Folder: forward slashes, no `..`, no absolute, drive, UNC or device form. Throws, because
 * callers build these paths themselves; what a user wrote is checked with `isInside` first.
 */
export function checkPath(path: string): string {
  if (!isInside(path)) throw new Error(`world: path "${path}" leaves its folder`)
  return path
}

/** Whether a path as a user may write it stays inside the folder it is relative to. */
export function isInside(path: string): boolean {
  if (path.includes('\\') || path.includes('\0') || /^[a-z][a-z+.-]*:/iu.test(path) || path.startsWith('/'))
    return false
  let depth = 0
  for (const part of path.split('/')) {
    if (part === '..') depth -= 1
    else if (part !== '.' && part !== '') depth += 1
    if (depth < 0) return false
  }
  return !path.split('/').includes('..')
}
