/**
 * The places where a paragraph may be broken, in order, as columns of numbers: widths add up from the beginning of the paragraph, in
 * points. The last breakpoint is the forced one at the end. This is the box-glue-penalty model of Knuth and Plass with everything
 * between two breakpoints added up. Only the first `count` entries of a column mean something.
 */
export interface Breakpoints {
  readonly count: number
  /** Natural width, stretch and shrink up to the end of a line broken here, hyphen included. */
  readonly endWidth: Float64Array
  readonly endStretch: Float64Array
  readonly endShrink: Float64Array
  /** The same up to the start of the line that follows: white space at the break is skipped. */
  readonly startWidth: Float64Array
  readonly startStretch: Float64Array
  readonly startShrink: Float64Array
  /** Room that scaling of glyphs gives either way, up to the end of a line and to the start of the next. */
  readonly endFlex: Float64Array
  readonly startFlex: Float64Array
  readonly penalty: Float64Array
  /** 1 = a hyphen is put in here, 2 = the text has one: both look alike at the end of a line. */
  readonly hyphen: Uint8Array
  readonly forced: Uint8Array
  /** Index of the atom that a line broken here ends in, and the UTF-16 offset inside it (its length = after it). */
  readonly atom: Int32Array
  readonly inner: Int32Array
  /** UTF-16 offset in the text where the next line starts. */
  readonly offset: Int32Array
}

/** Columns that are still being filled. */
export type OpenBreakpoints = { -readonly [Column in keyof Breakpoints]: Breakpoints[Column] }

function columns(room: number): OpenBreakpoints {
  const numbers = (): Float64Array => new Float64Array(room)
  return {
    count: 0,
    endWidth: numbers(), endStretch: numbers(), endShrink: numbers(), endFlex: numbers(),
    startWidth: numbers(), startStretch: numbers(), startShrink: numbers(), startFlex: numbers(),
    penalty: numbers(), hyphen: new Uint8Array(room), forced: new Uint8Array(room),
    atom: new Int32Array(room), inner: new Int32Array(room), offset: new Int32Array(room),
  } // prettier-ignore
}

/** Most paragraphs find room in columns that are used again and again; a longer one has its own. */
const usualRoom = 8192
let usual: OpenBreakpoints | undefined

/** Empty columns for a paragraph of so many breakpoints at most. They are used again by the next call: read them before it. */
export function openBreakpoints(most: number): OpenBreakpoints {
  if (most > usualRoom) return columns(most)
  usual ??= columns(usualRoom)
  usual.count = 0
  return usual
}
