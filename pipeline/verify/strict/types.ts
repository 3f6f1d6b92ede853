/** What one outside program says of one finished file. */
export interface StrictVerdict {
  /** `epubcheck` stands for EPUBCheck and its twin in TypeScript alike; the version says which. */
  readonly name: 'epubcheck' | 'ace' | 'verapdf' | 'pdf.js'
  /** Name and version of the program as it tells them; '' when it did not run. */
  readonly version: string
  readonly verdict: 'pass' | 'fail' | 'not run'
  /** What is wrong, or why it did not run. */
  readonly message: string
}

/** Where the user has outside programs: paths, undefined = not there. */
export interface StrictTools {
  readonly java: string | undefined
  /** The jar of veraPDF (greenfield-apps). */
  readonly verapdf: string | undefined
  /** The jar of EPUBCheck, its libraries beside it or in lib/. */
  readonly epubcheck: string | undefined
  /** The command of Ace by DAISY. */
  readonly ace: string | undefined
}

/** Run a program to its end: exit code and both outputs, whatever the code; `code` is undefined when it could not start. */
export type RunProgram = (
  program: string,
  args: readonly string[],
) => Promise<{ readonly code: number | undefined; readonly stdout: string; readonly stderr: string }>
