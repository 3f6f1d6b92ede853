/**
 * A share from 0 to 1 in whole per cent, the one way in which the product rounds: down, but never to 0 while there is something; and 100
 * only for all.
 */
export function wholePercent(share: number): number {
  if (share >= 1) return 100
  // 0.29 × 100 is a little less than 29.
  const floor = Math.floor(share * 100 + 1e-9)
  return Math.min(99, share > 0 ? Math.max(1, floor) : 0)
}
