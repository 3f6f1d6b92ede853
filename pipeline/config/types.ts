/** What an edition can be rendered as. */
export const formats = ['html', 'pdf', 'epub'] as const
export type Format = (typeof formats)[number]

/** Page design in points; `inside`/`outside` are the margins at and away from the spine. */
export interface PageDesign {
  readonly width: number
  readonly height: number
  readonly margin: { readonly top: number; readonly bottom: number; readonly inside: number; readonly outside: number }
  /** Body type size. */
  readonly fontSize: number
}
