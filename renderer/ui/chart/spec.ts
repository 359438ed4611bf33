/** A colour of the theme, by its token's name. */
export type ChartColor =
  | 'accent'
  | 'accent-soft'
  | 'ink'
  | 'ink-2'
  | 'line'
  | 'line-strong'
  | 'right'
  | 'warn'
  | 'wrong'
  | `domain-${number}`
  | `domain-${number}-soft`

export type ChartPoint = {
  x: number
  /** From and to for a range. */
  y: number | [number, number]
  /** Written beside it, where there is room; the last one is always written. */
  label?: string
  /** Said when it is pointed at. */
  told?: string
  /** Another colour than its series has. */
  color?: ChartColor
  /** A hatched cap on a bar, for what is not drawn to scale. */
  hatched?: boolean
}

export type ChartSeries = {
  /** `line` joins its points, `dashes` joins them without dots, `ranges` are thin upright bars from and to. */
  kind: 'bars' | 'line' | 'dots' | 'dashes' | 'ranges'
  color: ChartColor
  points: ChartPoint[]
}

/** What a chart draws, in the page's own units; later series lie over earlier ones. */
export type ChartSpec = {
  series: ChartSeries[]
  x: ChartAxis
  y: ChartAxis
  /** Level lines with what they stand for, such as a pass mark. */
  levels?: { at: number; label: string; side?: 'left' | 'right' }[]
}

/** `ticks` are the only places with a label; those without room are left out. */
export type ChartAxis = { min: number; max: number; ticks?: { at: number; label: string }[]; title?: string }

/** The same numbers for whoever reads rather than looks; the first column names the row. */
export type ChartTable = { caption: string; columns: string[]; rows: string[][] }
