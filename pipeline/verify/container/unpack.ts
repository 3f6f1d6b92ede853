import { unzipSync } from 'fflate'

/** A book of more than this, unpacked, is not read: our own are far smaller. */
const LARGEST = 1 << 30

/**
 * The files of an archive by path; those that `isRead` leaves out are empty. Throws what is wrong with the archive, and
 * when what is to be read says that it is larger than any book, before anything is inflated.
 */
export function unpack(
  bytes: Uint8Array,
  isRead: (path: string) => boolean = () => true,
): Readonly<Record<string, Uint8Array>> {
  const others: Record<string, Uint8Array> = {}
  let sum = 0
  const read = unzipSync(bytes, {
    filter({ name, originalSize }) {
      if (!isRead(name)) {
        others[name] = new Uint8Array()
        return false
      }
      sum += originalSize
      if (sum > LARGEST) throw new Error(`more than ${LARGEST >> 20} MB unpacked`)
      return true
    },
  })
  return { ...others, ...read }
}
