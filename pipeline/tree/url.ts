/**
 * Schemes that a link or picture may have; everything without a scheme is relative. `article:name` leads to another article
 * of the publication and is resolved, or dropped, by `edition/`.
 */
const schemes = new Set(['http', 'https', 'mailto', 'article'])

/**
 * The address as it may be used: without control characters and outer spaces; undefined when it is refused. Only the schemes
 * above, fragments and relative addresses pass. Browsers skip tabs, line ends and leading control characters in
 * addresses (https://url.spec.whatwg.org/#url-parsing), so these go before the scheme is read.
 */
export function safeUrl(url: string): string | undefined {
  const bare = url.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\p{Cs}\p{Noncharacter_Code_Point}]/gu, '').trim()
  // `//host/x` and `\\host\x` leave the publication for another machine, on disk as well as on the web.
  if (/^[/\\]{2}/u.test(bare)) return undefined
  const scheme = /^\s*([^/?#\\]*?)\s*:/u.exec(bare)?.[1]
  if (scheme === undefined) return bare
  // Invisible characters inside a scheme are skipped by some readers.
  return schemes.has(scheme.replaceAll(/[\s\p{Cf}]/gu, '').toLowerCase()) && !/[\s\p{Cf}]/u.test(scheme)
    ? bare
    : undefined
}
