/** Where a score stands on its scale, 0 to 1. */
export function shareOfScale({ min, max }: { min: number; max: number }, score: number): number {
  return max > min ? Math.min(1, Math.max(0, (score - min) / (max - min))) : 0
}
