export { fingerprintFolder } from './fingerprint.ts'
export { openArchive } from './source-archive.ts'
export { openFolder } from './source-folder.ts'
export type { CourseFile, CourseSource } from './types.ts'
