import envPaths from 'env-paths'

/** The platform's own place for app data, the same for every shell; `LECTERN_DATA` names another. */
export function defaultDataFolder(): string {
  return process.env.LECTERN_DATA ?? envPaths('Lectern', { suffix: '' }).data
}
