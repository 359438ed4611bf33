/** What the chapters of a course know of each other while they are read. */
export type CourseScope = {
  /** Chapters with a text, which others can link to. */
  chapterIds: ReadonlySet<string>
  objectiveIds: ReadonlySet<string>
  /** Question id to where it stands; filled while reading. */
  questionPlaces: Map<string, string>
  casePlaces: Map<string, string>
  today: Date
}
