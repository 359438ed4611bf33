import { expect, test } from 'vitest'
import { writeSyntheticCourse } from '../../bench/synthetic-course.ts'
import { checkCourse } from '../../../electron/course/check.ts'
import { fingerprintFolder } from '../../../electron/course/fingerprint.ts'
import { openFolder } from '../../../electron/course/source-folder.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { compileAll, today } from './support/source.ts'

test('the synthetic course is valid, whole and the same each time', async () => {
  const hashes = await Promise.all(
    [temporaryFolder(), temporaryFolder()].map(async (folder) => {
      await writeSyntheticCourse(folder, { chapters: 4, questions: 100, seed: 7 })
      const { findings, plan } = await checkCourse(await openFolder(folder), { today })
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
      if (!plan) return []
      const chapters = await compileAll(plan)
      const questions = chapters.flatMap((chapter) => chapter.questions)
      expect([chapters.length, questions.length]).toEqual([4, 100])
      expect(new Set(questions.map(({ type }) => type)).size).toBe(8)
      expect(new Set(questions.map(({ pool }) => pool)).size).toBe(3)
      expect(chapters.every(({ words, body }) => words > 2_500 && body.sections.length === 11)).toBe(true)
      return chapters.map(({ hash }) => hash)
    }),
  )
  expect(hashes[0]).toEqual(hashes[1])
})

test('the fingerprint of a folder changes with any edit and with nothing else', async () => {
  const folder = temporaryFolder()
  await writeSyntheticCourse(folder, { chapters: 2, questions: 4, seed: 1 })
  const before = await fingerprintFolder(folder)
  expect(await fingerprintFolder(folder)).toBe(before)
  await writeSyntheticCourse(folder, { chapters: 2, questions: 5, seed: 1 })
  expect(await fingerprintFolder(folder)).not.toBe(before)
})
