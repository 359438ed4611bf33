import { expect, test } from 'vitest'
import { outcomesWanted } from '../../../electron/domain/report/forecast-calibration.ts'
import { priorAnswers } from '../../../electron/domain/knowledge/mastery.ts'
import { attemptsWanted } from '../../../electron/domain/knowledge/odd-questions.ts'
import {
  answersWanted,
  drawCount,
  inSteps,
  practiceWeight,
  wonBack,
} from '../../../electron/domain/report/readiness.ts'
import { assumedCut } from '../../../electron/domain/exam/scaled-score.ts'
import { changeWanted, enoughAnswers } from '../../../electron/domain/report/weak-topics.ts'
import { lateDays } from '../../../electron/data/evidence.ts'
import { method, methodNumbers } from '../../../renderer/text/method.ts'
import { report } from '../../../renderer/text/report.ts'

test('the method page quotes the numbers that are used', () => {
  expect(methodNumbers).toEqual({
    priorAnswers,
    enoughAnswers,
    answersWanted,
    drawCount,
    practiceWeight,
    cutPercent: assumedCut.share * 100,
    cutDeviationPercent: assumedCut.deviation * 100,
    wonBackParts: 1 / wonBack,
    outcomesWanted,
    lateDays,
    trendPercent: changeWanted * 100,
    oddAttempts: attemptsWanted,
  })
  expect([inSteps(0), inSteps(0.52), inSteps(1)]).toEqual([0.05, 0.5, 0.95])
})

test('what is quoted stands in the text, here and on the report', () => {
  const all = method.sections.flatMap(({ paragraphs }) => paragraphs).join(' ')
  for (const words of ['2,000 times', '8 answers', '14 days', '30 first answers', 'counts 0.6', '70 % of'])
    expect(all).toContain(words)
  expect(report.earlyNote).toContain(`Under ${enoughAnswers} answers`)
  expect(report.oddNoneWhat).toContain(`at least ${attemptsWanted} of your answers`)
})
