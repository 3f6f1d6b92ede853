/** What an article may take where publication.yaml says nothing else (`limits`). */
export const defaultLimits = {
  /** Bytes of a source: a book of 1,000 pages has about 3 MiB. */
  bytes: 16 * 1024 * 1024,
  /** Nodes of the tree of an article. */
  nodes: 400_000,
  /** Nodes within each other. */
  nesting: 48,
  /** Pixels of a picture: 40 million decode to 160 MB. */
  pixels: 40_000_000,
  /** Seconds that one edition may take in a worker. */
  seconds: 300,
  /** Mebibytes of memory of a worker. */
  memory: 2048,
} as const

/** Most that `limits.bytes` may say. */
export const largestSource = 64 * 1024 * 1024

/** Limits of the tree of an article. */
export interface TreeLimits {
  readonly bytes: number
  readonly nodes: number
  readonly nesting: number
}

/** What to do about a limit: the hint that names its key. */
export function raising(key: keyof typeof defaultLimits): string {
  return `or raise limits.${key} in publication.yaml`
}
