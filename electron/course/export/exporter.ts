import type { Finding } from '../../contract/library.ts'
import type { CoursePlan } from '../check.ts'

/** A course without errors, its source still open, and what the check said of it. */
export type CheckedCourse = { plan: CoursePlan; findings: readonly Finding[] }

/** Writes one format. */
export type Exporter = {
  /**
   * Writes a course to a file, whole or not at all. An exporter that needs chapters and questions rather than files
   * takes them from `compileCourse(plan)`.
   * @returns what the format can't hold and was left out, as warnings
   * @throws CourseRefused when the course can't be read
   * @throws Error when the disk fails
   */
  write(course: CheckedCourse, file: string): Promise<Finding[]>
}
