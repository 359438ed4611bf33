import { createRouter, createWebHashHistory } from 'vue-router'

declare module 'vue-router' {
  interface RouteMeta {
    /** Shown without the app's bar and its keys. */
    isRoom?: boolean
    /** Says so at its head when a mock exam is running. */
    tellsOfExam?: boolean
  }
}

/** Leads from page to page. The pages are added by `renderer/router.ts`, so that they can import this. */
export const router = createRouter({
  history: createWebHashHistory(),
  routes: [],
  scrollBehavior(to, from, saved) {
    if (saved) return saved
    // The reader puts itself where the learner left off.
    if (to.name === 'chapter') return false
    return to.path === from.path ? false : { top: 0 }
  },
})
