import type { Inline } from '../tree/nodes.ts'
import { foldText, inlineText } from '../tree/text.ts'

/** Text as it is compared and measured everywhere: NFC, white space folded and trimmed, note marks and pictures left out. */
export function plainText(nodes: readonly Inline[]): string {
  return foldText(inlineText(nodes))
}
