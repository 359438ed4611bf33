/** A value with the interval in which its true value lies with 95 % confidence. */
export type Estimate = { median: number; from: number; to: number }

/** Runs once and says how long that took, in milliseconds (or how much of another unit). */
export type Arm = () => number | Promise<number>

export type Comparison = {
  rounds: number
  app: Estimate
  bare: Estimate
  /** App over bare, taken round by round. */
  ratio: Estimate
  /** The bare baseline over itself, measured like the app: what is not 1 here is the machine's noise. */
  control: Estimate
}

/** All six orders of three, so that none always runs in the wake of another. */
const orders = [
  [0, 1, 2],
  [1, 2, 0],
  [2, 0, 1],
  [0, 2, 1],
  [2, 1, 0],
  [1, 0, 2],
] as const

/**
 * Runs the app, the bare baseline and the bare baseline again in turn. Ratios are taken within a round,
 * so that a machine that slows down for a while slows both sides of a ratio.
 * @param warmUp rounds that are not counted
 * @param before called before each round, and waited for, untimed
 */
export async function compare(
  { app, bare }: { app: Arm; bare: Arm },
  { rounds, warmUp, before }: { rounds: number; warmUp: number; before?: (round: number) => unknown },
): Promise<Comparison> {
  const arms = [app, bare, bare]
  const samples: [number, number, number][] = []
  for (let round = -warmUp; round < rounds; round++) {
    const sample: [number, number, number] = [0, 0, 0]
    await before?.(round)
    for (const place of orders[(round + warmUp) % orders.length]!) sample[place] = await arms[place]!()
    if (round >= 0) samples.push(sample)
  }
  return {
    rounds,
    app: estimate(samples.map(([ofApp]) => ofApp)),
    bare: estimate(samples.flatMap(([, first, second]) => [first, second])),
    ratio: estimate(samples.map(([ofApp, first]) => ofApp / first)),
    control: estimate(samples.map(([, first, second]) => second / first)),
  }
}

/**
 * The median with its interval by order statistics: the number of samples below the true median follows
 * the binomial distribution of (n, 1/2), whatever the samples are distributed like; its normal
 * approximation (Conover, Practical Nonparametric Statistics, section 3.2) gives the two ranks.
 */
export function estimate(samples: readonly number[]): Estimate {
  const sorted = [...samples].sort((a, b) => a - b)
  const { length } = sorted
  const reach = (1.96 * Math.sqrt(length)) / 2
  const low = Math.max(0, Math.floor(length / 2 - reach))
  const high = Math.min(length - 1, Math.ceil(length / 2 + reach) - 1)
  const middle = (length - 1) / 2
  return {
    median: (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2,
    from: sorted[low]!,
    to: sorted[Math.max(low, high)]!,
  }
}

/** Milliseconds that some work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
