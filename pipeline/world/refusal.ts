/** What the operating system refuses, in words: of a code, what is wrong and what to do. */
const words: Readonly<Record<string, readonly [wrong: string, hint: string]>> = {
  EACCES: ['may not be read or written by you', 'look at the owner and the rights of the file and of its folder'],
  EPERM: ['may not be changed by you', 'look at the owner and the rights of the file and of its folder'],
  EROFS: ['lies on a disk that cannot be written', 'name another folder with --out or --publication'],
  ENOENT: ['is not there', 'look at the spelling of the path'],
  ENOTDIR: ['is inside something that is a file and no folder', 'name another folder, or move that file away'],
  EEXIST: ['is a file where a folder is needed', 'name another folder, or move that file away'],
  EISDIR: ['is a folder and no file', 'name a file in it'],
  ENOSPC: ['cannot be written: the disk is full', 'make room and run the command again; what was finished stays'],
  EDQUOT: [
    'cannot be written: your share of the disk is used up',
    'make room and run the command again; what was finished stays',
  ],
  EMFILE: ['cannot be opened: too many files are open', 'raise the limit (ulimit -n), or use fewer --jobs'],
  ENFILE: ['cannot be opened: too many files are open on this machine', 'close other programs'],
  ENAMETOOLONG: ['has a name that is too long', 'shorten the name of the file or of its folder'],
  ELOOP: ['is a link that leads in a circle', 'mend or remove the link'],
  EBUSY: ['is in use by another program', 'close that program and run the command again'],
}

/**
 * What to tell of an error that the operating system made, with the path that it is about (or `path`); undefined when the error is
 * something else, which is a bug of ours.
 */
export function refusalOf(error: unknown, path = ''): { readonly message: string; readonly hint: string } | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return undefined
  const code = String(error.code)
  if (!/^E[A-Z\d]+$/u.test(code)) return undefined
  const named = 'path' in error && typeof error.path === 'string' ? error.path : path
  const known = Object.hasOwn(words, code) ? words[code] : undefined
  const [wrong, hint] = known ?? [
    `gives the error ${code}`,
    'look whether the folder is there, may be written, and has space left; what was finished stays',
  ]
  return { message: `${named === '' ? 'a file' : `"${named}"`} ${wrong}`, hint }
}
