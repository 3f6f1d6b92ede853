/** The name of the file that makes a folder a publication. */
export const publicationFile = 'publication.yaml'

/** What an edition can be rendered as. */
export const formats = ['html', 'pdf', 'epub'] as const
export type Format = (typeof formats)[number]

/** Designs of generated covers. */
export const coverDesigns = ['stemma', 'rings', 'bands', 'dots', 'plain'] as const
export type CoverDesign = (typeof coverDesigns)[number]

/** What a person can have done, as MARC relators: author, editor, illustrator, photographer, compiler, translator, contributor, creator. */
export const roles = ['aut', 'edt', 'ill', 'pht', 'com', 'trl', 'ctb', 'cre'] as const

/** Page design in points; `inside`/`outside` are the margins at and away from the spine. */
export interface PageDesign {
  readonly width: number
  readonly height: number
  readonly margin: { readonly top: number; readonly bottom: number; readonly inside: number; readonly outside: number }
  /** Body type size. */
  readonly fontSize: number
  /** Locales whose lines may be filled by kashida. */
  readonly kashida?: readonly string[]
  /** Locales whose lines break otherwise than by default: keyword of the Unicode extension of BCP 47, e.g. ja → 'lb-loose'. */
  readonly lineBreaks?: ReadonlyMap<string, string>
}
