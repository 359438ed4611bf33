import { router } from './app/router.ts'
import LibraryPage from './features/library/LibraryPage.vue'
import type { RouteRecordRaw } from 'vue-router'

/** Every page. All but the first are loaded when they are first visited. */
const pages: RouteRecordRaw[] = [
  { path: '/', name: 'library', component: LibraryPage, meta: { tellsOfExam: true } },
  {
    path: '/course/:courseId',
    name: 'course',
    component: () => import('./features/library/CoursePage.vue'),
    props: true,
    meta: { tellsOfExam: true },
  },
  {
    path: '/course/:courseId/chapter/:chapterId',
    name: 'chapter',
    component: () => import('./features/reader/ReaderPage.vue'),
    props: (route) => ({
      courseId: route.params.courseId,
      chapterId: route.params.chapterId,
      block: typeof route.query.block === 'string' ? route.query.block : null,
    }),
  },
  {
    path: '/course/:courseId/chapter/:chapterId/check',
    name: 'check',
    component: () => import('./features/check/CheckPage.vue'),
    props: true,
  },
  {
    path: '/course/:courseId/practice',
    name: 'practice',
    component: () => import('./features/practice/PracticePage.vue'),
    props: (route) => ({
      courseId: route.params.courseId,
      chapter: typeof route.query.chapter === 'string' ? route.query.chapter : null,
      part: typeof route.query.part === 'string' ? route.query.part : null,
      which: typeof route.query.which === 'string' ? route.query.which : null,
    }),
  },
  {
    path: '/course/:courseId/marked',
    name: 'marked',
    component: () => import('./features/practice/MarkedPage.vue'),
    props: true,
  },
  {
    path: '/practice/:sessionId',
    name: 'practice-session',
    component: () => import('./features/practice/SessionPage.vue'),
    props: (route) => ({
      sessionId: route.params.sessionId,
      question: typeof route.query.question === 'string' ? route.query.question : null,
    }),
  },
  {
    path: '/practice/:sessionId/summary',
    name: 'practice-summary',
    component: () => import('./features/practice/SummaryPage.vue'),
    props: true,
  },
  {
    path: '/course/:courseId/glossary',
    name: 'glossary',
    component: () => import('./features/reader/GlossaryPage.vue'),
    props: true,
  },
  {
    path: '/course/:courseId/look-alikes',
    name: 'look-alikes',
    component: () => import('./features/reader/LookAlikesPage.vue'),
    props: true,
  },
  {
    path: '/course/:courseId/exam',
    name: 'exam-start',
    component: () => import('./features/exam/ExamStartPage.vue'),
    props: true,
    meta: { tellsOfExam: true },
  },
  {
    path: '/course/:courseId/exams',
    name: 'exam-history',
    component: () => import('./features/exam/ExamHistoryPage.vue'),
    props: true,
  },
  {
    path: '/exam/:sessionId',
    name: 'exam',
    component: () => import('./features/exam/ExamPage.vue'),
    props: true,
    meta: { isRoom: true },
  },
  {
    path: '/exam/:sessionId/result',
    name: 'exam-result',
    component: () => import('./features/exam/ExamResultPage.vue'),
    props: true,
  },
  {
    path: '/course/:courseId/report',
    name: 'report',
    component: () => import('./features/report/ReportPage.vue'),
    props: true,
  },
  {
    path: '/course/:courseId/readiness',
    name: 'readiness',
    component: () => import('./features/report/ReadinessPage.vue'),
    props: true,
  },
  {
    path: '/course/:courseId/readiness/method',
    name: 'readiness-method',
    component: () => import('./features/report/MethodPage.vue'),
    props: true,
  },
  {
    path: '/course/:courseId/odd-questions',
    name: 'odd-questions',
    component: () => import('./features/report/OddQuestionsPage.vue'),
    props: true,
  },
  {
    path: '/course/:courseId/review',
    name: 'review',
    component: () => import('./features/review/ReviewPage.vue'),
    props: true,
  },
  {
    path: '/review/:sessionId',
    name: 'review-session',
    component: () => import('./features/review/ReviewSessionPage.vue'),
    props: true,
  },
  {
    path: '/course/:courseId/plan',
    name: 'plan',
    component: () => import('./features/plan/PlanPage.vue'),
    props: true,
  },
  {
    path: '/progress',
    name: 'progress',
    component: () => import('./features/progress/ProgressPage.vue'),
    props: (route) => ({ course: typeof route.query.course === 'string' ? route.query.course : '' }),
  },
  {
    path: '/notes',
    name: 'notes',
    component: () => import('./features/notes/NotesPage.vue'),
    props: (route) => ({ course: typeof route.query.course === 'string' ? route.query.course : '' }),
  },
  { path: '/settings', name: 'settings', component: () => import('./features/settings/SettingsPage.vue') },
  { path: '/:rest(.*)*', redirect: { name: 'library' } },
]

for (const page of pages) router.addRoute(page)

export { router }
