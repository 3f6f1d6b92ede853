/**
 * The public API: what the command line does, as functions of a `World`. Everything that is not exported here may change without notice.
 */
export { buildPublication } from './build/build.ts'
export type { BuildReport } from './build/build.ts'
export { cleanAnyFile as cleanFile } from './build/clean-file.ts'
export type { CleanedFile, CleanFileOptions } from './build/clean-file.ts'
export { extractPublication } from './build/extract.ts'
export { initPublication } from './build/init.ts'
export { publicationStatus } from './build/status.ts'
export { editionsOf } from './build/output.ts'
export type {
  ArticleManifest,
  BuildOptions,
  Cell,
  EditionEntry,
  Manifest,
  OutputFile,
  Toolchain,
} from './build/types.ts'
export { verifyPublication } from './build/verify.ts'
export type { VerifyReport } from './build/verify.ts'
export type { Code } from './diagnostic/codes.ts'
export type { Diagnostic, Outcome, Place, Severity } from './diagnostic/diagnostic.ts'
export { formatDiagnostic } from './diagnostic/format.ts'
export { diskWorld } from './world/disk.ts'
export { memoryFolder } from './world/memory.ts'
export type { Folder, World } from './world/types.ts'
