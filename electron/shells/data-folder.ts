import envPaths from 'env-paths'

/** The platform's own place for app data, the same for every shell; `LECTERN_DATA` names another. */
export function defaultDataFolder(): string {
  return process.env.LECTERN_DATA ?? envPaths('Lectern', { suffix: '' }).data
}

/** The platform's own place for what can be thrown away at any time. */
export function defaultCacheFolder(): string {
  return envPaths('Lectern', { suffix: '' }).cache
}
