export const open: readonly string[]
export const allowed: Readonly<Record<string, readonly string[]>>
export const doors: Readonly<Record<string, readonly string[]>>
export const config: Readonly<Record<string, unknown>>
