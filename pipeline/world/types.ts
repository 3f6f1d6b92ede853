/** One folder of the outside world. Paths are relative, with forward slashes; `..` and absolute paths are refused with an Error. */
export interface Folder {
  /** Bytes of a file; undefined when there is none. A symbolic link that leaves the folder counts as none. */
  read(path: string): Uint8Array | undefined
  /**
   * Every file below a folder with its stamp: a text that changes when the file does (size, time of change and inode on disk), so that
   * what was read once need not be read again. Links are told by what they lead to.
   */
  stamps(path: string): ReadonlyMap<string, string>
  /** The stamp of one file; undefined when there is none. */
  stamp(path: string): string | undefined
  /** Names in a folder, sorted by code unit; folders end in '/'. Empty when there is no such folder. */
  list(path: string): readonly string[]
  /** Write beside and rename: the file is wholly old or wholly new. Makes folders as needed. */
  write(path: string, bytes: Uint8Array): void
  /** Remove a file if it is there, and folders that this leaves empty. */
  remove(path: string): void
}

/** The one door outside. Stages never see it; `build/` and `cli.ts` do. */
export interface World {
  readonly publication: Folder
  readonly output: Folder
  /** Where stage results are kept between builds, `.stemma/` of the publication; absent = nothing is kept. */
  readonly cache?: Folder
  /** A file of an installed npm package; undefined when the package or file is absent. */
  packageFile(name: string, path: string): Uint8Array | undefined
}
