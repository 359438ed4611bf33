/** A draw from the standard normal distribution (Box and Muller 1958). */
export function drawNormal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** A draw from the gamma distribution of scale 1 (Marsaglia and Tsang 2000). @param shape over 0 */
export function drawGamma(shape: number, random: () => number): number {
  if (shape < 1) return drawGamma(shape + 1, random) * (1 - random()) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const normal = drawNormal(random)
    const cube = (1 + c * normal) ** 3
    if (cube <= 0) continue
    if (Math.log(1 - random()) < normal ** 2 / 2 + d - d * cube + d * Math.log(cube)) return d * cube
  }
}

/** A draw from the beta distribution. */
export function drawBeta(a: number, b: number, random: () => number): number {
  const first = drawGamma(a, random)
  return first / (first + drawGamma(b, random))
}
