import { detectLanguage, judgeLanguage } from './detect-language.ts'
import { clean } from './index.ts'
import type { Cleaned } from './types.ts'

export interface CleanProbe {
  readonly id: string
  readonly in: string
  readonly lang?: string
}

/** Clean a plain text twice, for outside measurements: text blocks joined by a blank line, and the cleaning of that. */
export function probeClean(probe: CleanProbe): { readonly id: string; readonly out: string; readonly out2: string } {
  const out = blocksOf(probe.in, probe.lang)
  return { id: probe.id, out, out2: blocksOf(out, probe.lang) }
}

function blocksOf(text: string, lang: string | undefined): string {
  const { value } = clean(
    { file: 'probe', format: 'text', text, encoding: 'utf-8' },
    { ...(lang === undefined ? { detect: detectLanguage } : { lang }), judge: judgeLanguage },
  )
  return joinBlocks(value)
}

/** The texts of the blocks, without marks of structure, joined by blank lines. */
export function joinBlocks(cleaned: Cleaned): string {
  return cleaned.blocks.map((block) => cleaned.text.slice(block.start, block.end)).join('\n\n')
}
