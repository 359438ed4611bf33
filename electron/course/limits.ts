/** What a course may be at most. A course is somebody else's file. */
export const limits = {
  files: 5_000,
  unpackedBytes: 512 * 1024 * 1024,
  /** Unpacked bytes for each packed byte. */
  ratio: 100,
  /** Entries smaller than this may pack as well as they like. */
  ratioMattersFrom: 64 * 1024,
  textBytes: 2 * 1024 * 1024,
  imageBytes: 10 * 1024 * 1024,
  /** All images of one chapter: they are in memory together when it is stored. */
  chapterImageBytes: 40 * 1024 * 1024,
  imageSide: 10_000,
  imagePixels: 50_000_000,
  pathLength: 300,
} as const

/** Course, chapter, question, source, objective and case ids. */
export const idPattern = /^[a-z0-9][a-z0-9-]*$/
export const idLength = 100

/** Ids that Windows keeps for devices: no folder or file there can have one of these names, whatever its ending. */
export const reservedPattern = /^(?:con|prn|aux|nul|com\d|lpt\d)$/
