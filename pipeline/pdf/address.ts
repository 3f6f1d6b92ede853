/** Schemes that a link in a finished PDF may have; filtered here again, whatever the stages before let through. */
const SAFE = /^(?:https?:\/\/|mailto:)/iu

/** The address as ASCII for a URI action, or undefined when its scheme is not one of http, https and mailto. */
export function safeAddress(url: string): string | undefined {
  const trimmed = url.replace(/^[\0-\x20]+|[\0-\x20]+$/gu, '')
  if (!SAFE.test(trimmed)) return undefined
  return trimmed.replace(/\p{Cs}/gu, '\ufffd').replace(/[^\x21-\x7e]/gu, (character) => encodeURIComponent(character))
}
