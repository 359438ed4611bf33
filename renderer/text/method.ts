import { wholeNumber } from './whole-number.ts'

/** The numbers that the method page quotes; a test holds them against the ones that are used. */
export const methodNumbers = {
  priorAnswers: 8,
  enoughAnswers: 5,
  answersWanted: 30,
  drawCount: 2_000,
  practiceWeight: 0.6,
  cutPercent: 70,
  cutDeviationPercent: 3,
  wonBackParts: 3,
  outcomesWanted: 5,
  lateDays: 14,
  trendPercent: 10,
  oddAttempts: 3,
}
const quoted = methodNumbers

/** How mastery, loss and the forecast come about, in plain words. */
export const method = {
  back: 'Back to the readiness',
  lead: 'Everything on the report and here is reckoned on this computer, from your own answers and from what the course says of its questions. There is nobody to compare you with, and nothing is sent anywhere.',
  sections: [
    {
      id: 'counts',
      title: 'Which answers count',
      paragraphs: [
        'Only your first answer to a question. A second one tells whether you remember that question, not whether you know the topic; the review takes care of those.',
        'Questions that you mark yourself count for nothing, and neither do mock exams that you leave out of statistics.',
        'A question that earns part of its points counts as that part. What is left blank in a mock exam counts as wrong, as in the exam.',
      ],
    },
    {
      id: 'mastery',
      title: 'Mastery',
      paragraphs: [
        'Mastery is the share of a topic’s questions that you would probably get right. It begins at what is to be expected of questions as difficult as these, and of a learner who does as well as you do elsewhere in the course. Your answers then move it.',
        `The expectation weighs as much as ${quoted.priorAnswers} answers. So one wrong answer does not make a topic weak, and twenty do. Missing hard questions counts less against you than missing easy ones.`,
        'An objective is what its chapters are and a domain what its objectives are, each by its weight in the exam. So it does not look weaker because you practise most where you are weak, nor better known than what is left out of it.',
        `The band around it is where mastery probably lies, in 95 of 100 cases. Under ${quoted.enoughAnswers} answers the report calls it too early to tell, and ranks it all the same: a topic is not better known for being left out.`,
        `The trend holds the answers of the last ${quoted.lateDays} days against as many of before in the same chapters, once there are ${quoted.enoughAnswers} of each, and speaks up when the two estimates lie ${quoted.trendPercent} of 100 points apart or more.`,
      ],
    },
    {
      id: 'loss',
      title: 'What is probably lost',
      paragraphs: [
        'The loss is the weight of a topic in the exam times what is not mastered. A topic of 20 % of the exam at a mastery of 70 % costs 6 % of the exam. The report ranks by that, so much weight in the exam can outrank little knowledge.',
        'Only the weights of the domains are published, from and to. The report takes the middle, and shares it out alike among objectives and chapters.',
      ],
    },
    {
      id: 'forecast',
      title: 'The forecast',
      paragraphs: [
        `From ${quoted.answersWanted} first answers on, with some in every domain, the exam is sat ${wholeNumber(quoted.drawCount)} times on paper. Each time your level is drawn anew from what your answers allow; the domains about that level; the domains’ weights from their published ranges; as many questions as the real exam has; and the pass mark.`,
        `The chance to pass is the share of those exams that were passed. The score is the middle one of them, and its range holds 95 of 100.`,
        `An answer in practice counts ${quoted.practiceWeight} of one in a mock exam: practice comes right after reading, without a clock, and says less of the exam.`,
        `What would move it most comes from the same exams, sat once more with one of ${quoted.wonBackParts} lost questions of a domain won back.`,
      ],
    },
    {
      id: 'wide',
      title: 'Why the range is so wide',
      paragraphs: [
        'Because a narrow one would not be true. The usual formula for a 95 % range, tried on answer logs of more than three thousand real students, held the next result of only 52 to 67 % of them.',
        `Three things are added that it leaves out: that you have better and worse days and forget; that the questions differ; and that nobody knows the pass mark. ${quoted.cutPercent} % of the points, give or take ${quoted.cutDeviationPercent}, are taken for it: 700 of 1,000 is a point of a scale, not 70 % of the questions, and how the one becomes the other is not published.`,
        'That is also why the chance comes in steps of 5 %, and never under 5 or over 95 %.',
      ],
    },
    {
      id: 'judged',
      title: 'How the forecast is judged',
      paragraphs: [
        `The forecast of each day is kept and never made again. Each full or half mock exam is held against the last forecast before it. From ${quoted.outcomesWanted} exams on the readiness page shows how often you passed when it said so, and the Brier score, the mean of the squared errors.`,
      ],
    },
    {
      id: 'odd',
      title: 'Odd questions',
      paragraphs: [
        `All your answers are gone through in order, but for what was left blank, each predicted from those before it. A question that you answered ${quoted.oddAttempts} times or more, and that lies far from its predictions, is listed for whoever keeps the course.`,
      ],
    },
    {
      id: 'left-out',
      title: 'What is left out',
      paragraphs: [
        'Other learners: with their answers the difficulty of each question could be measured instead of taken from its author. How long you took. What you read, and what you learned outside of Lectern. Whether the real exam asks for the same things as this course, in the same way.',
        'So take the forecast for what it is: a careful guess of how ready you are, made from this course.',
      ],
    },
  ],
  sources: 'Where this comes from',
  papers: [
    {
      what: 'Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. Journal of the American Statistical Association 22. The range around a share.',
      address: 'https://doi.org/10.1080/01621459.1927.10502953',
    },
    {
      what: 'Brier, G. W. (1950). Verification of forecasts expressed in terms of probability. Monthly Weather Review 78. The score of forecasts.',
      address: null,
    },
    {
      what: 'Wainer, H. and others (2001). Augmented scores: borrowing strength to compute scores based on small numbers of items. In: Test Scoring. Estimates of topics with few answers.',
      address: null,
    },
    {
      what: 'Haberman, S. J. (2008). When can subscores have value? Journal of Educational and Behavioral Statistics 33. When a topic’s own answers say more than the whole.',
      address: 'https://doi.org/10.3102/1076998607302636',
    },
    {
      what: 'Wilson, K. H. and others (2016). Back to the basics: Bayesian extensions of IRT outperform neural networks for proficiency estimation. Why a simple model will do.',
      address: 'https://arxiv.org/abs/1604.02336',
    },
    {
      what: 'Gervet, T. and others (2020). When is deep learning the best approach to knowledge tracing? Journal of Educational Data Mining 12 (3). The same, on nine sets of data.',
      address: null,
    },
  ],
  openPaper: 'Show the address',
}
