import { absolute } from './metadata.ts'
import { attribute, type PageElement } from './parse.ts'

/** Parameters that follow readers about and say nothing of the page. */
const tracking =
  /^(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|ymclid|twclid|ttclid|igshid|igsh|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|hsctatracking|vero_id|vero_conv|wickedid|oly_anon_id|oly_enc_id|rb_clickid|s_cid|_openstat|xtor|ns_\w+|cmpid|ncid|pk_\w+|mtm_\w+|matomo_\w+|wt_mc|wt\.mc_id|wt_zmc|ref_src|ref_url|spm|_ga|_gl|at_medium|at_campaign\w*|at_custom\d|guccounter|guce_referrer\w*|smid|smtyp|ito|ocid|cvid|trk|trkcampaign|sr_share|__twitter_impression|amp_js_v|usqp|srsltid|epik|si_source)$/iu

/** Stretches of an address that are tracking parameters, with the sign that joins them. */
export function trackingIn(address: string): readonly { readonly start: number; readonly end: number }[] {
  const query = address.indexOf('?')
  if (query < 0) return []
  const hash = address.indexOf('#', query)
  const end = hash < 0 ? address.length : hash
  const parts = address.slice(query + 1, end).split('&')
  const isTracking = parts.map((part) => tracking.test(part.replace(/=.*$/su, '')))
  if (!isTracking.includes(true)) return []
  if (!isTracking.includes(false)) return [{ start: query, end }]
  const found: { start: number; end: number }[] = []
  let at = query + 1
  // The first parameter that stays keeps the question mark: what goes before it takes its `&` along, what goes after it too.
  const firstKept = isTracking.indexOf(false)
  parts.forEach((part, index) => {
    if (isTracking[index] === true) {
      if (index < firstKept) found.push({ start: at, end: at + part.length + 1 })
      else found.push({ start: at - 1, end: at + part.length })
    }
    at += part.length + 1
  })
  return found
}

const lazy = [
  'data-src',
  'data-original',
  'data-lazy-src',
  'data-lazy',
  'data-url',
  'data-hi-res-src',
  'data-full-src',
  'data-image',
]

/**
 * A file in the folder that a browser saves beside a page, whatever the page says of where it stood. The endings by language are those that
 * Windows knows as connected files.
 */
export const savedFolder =
  /^(?:\.\/)?[^/?#:]+(?:\.files|[_-](?:files|file|Dateien|fichiers|bestanden|archivos|filer|tiedostot|pliki|soubory|elemei|ficheiros|arquivos|dosyalar|datoteke|fitxers|failid|fails|bylos|fajlovi|fitxategiak))\//iu

/** Address of a picture: of the real one where `src` is a stand-in; undefined for pictures of one point and those without address. */
export function pictureAddress(image: PageElement, base: string | undefined): string | undefined {
  if (
    [attribute(image, 'width'), attribute(image, 'height')].some(
      (size) => size !== undefined && /^\s*[0-2](?:px)?\s*$/u.test(size),
    )
  )
    return undefined
  const source = attribute(image, 'src')
  const isReal =
    source !== undefined &&
    source.trim() !== '' &&
    !/^data:/iu.test(source) &&
    !/(?:blank|placeholder|spacer|pixel|transparent|1x1)\.(?:gif|png|svg)/iu.test(source)
  const later = lazy
    .map((name) => attribute(image, name))
    .find((value) => value !== undefined && /^\S+$/u.test(value) && !/^(?:data:|\{)/iu.test(value))
  const chosen =
    later ?? (isReal ? source : (widest(attribute(image, 'srcset')) ?? widest(attribute(image, 'data-srcset'))))
  if (chosen === undefined) return undefined
  return savedFolder.test(chosen.trim()) ? relative(chosen) : (absolute(chosen, base) ?? relative(chosen))
}

/** An address beside the page, where pages saved with their pictures have these; undefined for data and programs. */
function relative(address: string): string | undefined {
  const text = address.trim()
  if (text.startsWith('//')) return `https:${text}`
  return text === '' || /^[a-z][a-z\d+.-]*:/iu.test(text) ? undefined : text
}

/** The widest picture of a `srcset`. */
function widest(set: string | undefined): string | undefined {
  let best: string | undefined
  let most = -1
  for (const part of (set ?? '').slice(0, 4000).split(/,\s+|,(?=https?:)/u)) {
    const [address = '', size = '1x'] = part.trim().split(/\s+/u)
    const width = Number.parseFloat(size)
    if (address !== '' && !address.startsWith('data:') && width > most) {
      best = address
      most = width
    }
  }
  return best
}
