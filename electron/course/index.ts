/** The course format: open a folder or an archive, check it, compile it. */
export { checkCourse } from './check.ts'
export { compileCourse } from './compile.ts'
export { CourseRefused } from './findings.ts'
export { openArchive } from './source-archive.ts'
export { openFolder } from './source-folder.ts'
export type { CoursePlan } from './check.ts'
export type { CompiledChapter, CompiledImage, CourseManifest, CourseSource, Progress } from './types.ts'
