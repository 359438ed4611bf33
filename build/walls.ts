import { cruise } from 'dependency-cruiser'
import type {
  DependencyType,
  ICruiseOptions,
  ICruiseResult,
  IRegularForbiddenRuleType,
} from 'dependency-cruiser'

/**
 * Which room may import what: rules for dependency-cruiser, made from one table. What isn't allowed is an error, and
 * so is a folder that the table doesn't name. They cover static and dynamic imports and types alike.
 */

type Room = {
  /** Regular expression of the room's files, from the root; the group of `([^/]+)` may be used as $1. */
  path: string
  /** Rooms whose files it may import, as such expressions; its own are always allowed. */
  may?: string[]
  /** Rooms of which it may import types only. */
  types?: string[]
  /** npm packages; `*` stands for any letters. */
  packages?: string[]
  /** Whether it may use Node's modules. */
  node?: boolean
}

const contract = '^electron/contract/'
const domain = '^electron/domain/'
const questions = '^electron/questions/'
const files = '^electron/files/'
const course = '^electron/course/'
const db = '^electron/db/'
const data = '^electron/data/'
const services = '^electron/services/'
const web = '^electron/web/'
const app = '^electron/app[.]ts$'
const view = ['vue', 'reka-ui', '@lucide/vue', 'chart.js', 'vue-chartjs']
const parsers = ['yaml', 'yauzl', 'yazl', 'mdast', 'mdast-util-*', 'micromark*']

const rooms: Room[] = [
  { path: contract, may: [questions], packages: ['zod/mini', '@orpc/contract', '@orpc/client'] },
  { path: questions, packages: ['zod/mini'] },
  { path: domain, may: [questions], types: [contract], packages: ['ts-fsrs'] },
  { path: files, types: [contract], node: true },
  {
    path: course,
    may: [domain, questions, contract, files],
    packages: ['zod/mini', ...parsers],
    node: true,
  },
  {
    path: db,
    may: [files],
    types: [contract, domain, questions],
    packages: ['better-sqlite3', 'zod/mini'],
    node: true,
  },
  {
    path: data,
    // Course: what comes back in with an import obeys the rules of what comes with a course.
    may: [db, domain, questions, course, contract, files],
    packages: ['zod/mini', 'uuid'],
    node: true,
  },
  // What procedures share. Files beside the nouns' folders.
  {
    path: '^electron/services/[^/]+[.]ts$',
    may: [data, db, domain, questions, contract, files],
    types: ['^electron/services/library/'],
    packages: ['zod/mini', '@orpc/server'],
  },
  {
    path: '^electron/services/([^/]+)/',
    may: [
      '^electron/services/$1/',
      '^electron/services/[^/]+[.]ts$',
      '^electron/services/library/',
      ...[data, db, domain, questions, course, contract, files],
    ],
    packages: ['zod/mini', '@orpc/server', 'uuid'],
    node: true,
  },
  {
    path: web,
    may: [services, data, db, contract, files],
    packages: ['zod/mini', '@orpc/server', '@orpc/client', '@orpc/standard-server-fetch'],
    node: true,
  },
  {
    path: app,
    may: [contract, domain, files, db, data, services, web],
    packages: ['@orpc/server', 'uuid'],
    node: true,
  },
  { path: '^electron/shells/[^/]+[.]ts$', packages: ['env-paths'], node: true },
  {
    path: '^electron/shells/browser/',
    may: [app, web, contract, files, '^electron/shells/[^/]+[.]ts$'],
    packages: ['open', 'zod/mini'],
    node: true,
  },
  {
    path: '^electron/shells/cli/',
    may: [app, course, data, domain, contract, files, '^electron/shells/[^/]+[.]ts$'],
    packages: ['zod/mini'],
    node: true,
  },
  {
    path: '^electron/shells/electron/',
    may: [app, contract, files, '^electron/shells/[^/]+[.]ts$'],
    packages: ['electron', 'env-paths', 'zod/mini'],
    node: true,
  },
  {
    path: '^renderer/ui/',
    may: ['^renderer/text/', '^renderer/shared/', contract, domain, questions],
    packages: view,
  },
  { path: '^renderer/text/', may: [domain], types: [contract, questions] },
  { path: '^renderer/shared/', may: [domain, questions], types: [contract], packages: ['vue'] },
  { path: '^renderer/styles/', packages: ['@fontsource-variable/'] },
  {
    path: '^renderer/(api|entrance)[.]ts$',
    types: [contract],
    packages: ['@orpc/client'],
  },
  {
    path: '^renderer/app/',
    may: ['^renderer/(api[.]ts$|shared/|ui/|text/)', contract, domain, questions],
    packages: [...view, 'pinia', 'vue-router'],
  },
  {
    path: '^renderer/features/([^/]+)/',
    may: [
      '^renderer/features/$1/',
      '^renderer/(api[.]ts$|app/|shared/|ui/|text/)',
      ...[contract, domain, questions],
    ],
    packages: [...view, 'pinia', 'vue-router', '@orpc/client'],
  },
  // Where everything is joined.
  {
    path: '^renderer/(main[.]ts|App[.]vue|router[.]ts|env[.]d[.]ts)$',
    may: ['^renderer/', contract],
    packages: [...view, 'pinia', 'vue-router'],
  },
]

/** A package's files and its types, wherever npm put them; its bare name where it isn't installed. */
function packagePattern(name: string): string {
  const inside = name.replace(/\/$/, '').replaceAll('*', '[^/]*')
  return `(?:^|/)node_modules/(?:@types/)?${inside}(?:[./]|$)|^${inside}$`
}

const core: DependencyType[] = ['core']

function wallsOf({
  path,
  may = [],
  types = [],
  packages = [],
  node = false,
}: Room): IRegularForbiddenRuleType[] {
  const name = path.replace(/^\^|\$$/g, '').replaceAll('[.]', '.')
  const own = path.includes('([^/]+)') ? [] : [path]
  const allowed = [...own, ...may, ...types, ...packages.map(packagePattern)]
  const from = { path }
  const severity = 'error'
  const walls: IRegularForbiddenRuleType[] = [
    {
      ...{ severity, from, name: `${name} may not import this` },
      to: { pathNot: allowed, dependencyTypesNot: core },
    },
  ]
  if (types.length > 0)
    walls.push({
      ...{ severity, from, name: `${name} may import only types of this` },
      to: { path: types, dependencyTypesNot: ['type-only'] },
    })
  if (!node)
    walls.push({ ...{ severity, from, name: `${name} may not use Node` }, to: { dependencyTypes: core } })
  return walls
}

const ours = '^(electron|renderer)/'

const forbidden: IRegularForbiddenRuleType[] = [
  ...rooms.flatMap(wallsOf),
  {
    name: 'a folder that build/walls.ts does not name may import nothing',
    severity: 'error',
    from: { path: ours, pathNot: rooms.map(({ path }) => path) },
    to: {},
  },
  {
    name: 'one course format may not import another',
    severity: 'error',
    from: { path: '^electron/course/(?:import|export)/([^/]+)/' },
    to: {
      path: '^electron/course/(?:import|export)/[^/]+/',
      pathNot: '^electron/course/(?:import|export)/$1/',
    },
  },
  { name: 'no circles', severity: 'error', from: { path: ours }, to: { circular: true } },
]

const options: ICruiseOptions = {
  tsPreCompilationDeps: true,
  doNotFollow: { path: '(^|/)node_modules/' },
  validate: true,
  ruleSet: { forbidden },
}

/** How imports are found: as TypeScript and Vite find them, so that each is followed to its file. */
const resolving = {
  exportsFields: ['exports'],
  conditionNames: ['types', 'import', 'node', 'default'],
  mainFields: ['module', 'main', 'types'],
}

export type Violation = { rule: string; from: string; to: string }

/** @returns every line in the wrong place under a folder that holds `electron/` and `renderer/` */
export async function findViolations(root: string): Promise<Violation[]> {
  const { output } = await cruise(['electron', 'renderer'], { ...options, baseDir: root }, resolving)
  return (output as ICruiseResult).summary.violations.map(({ rule, from, to }) => ({
    ...{ rule: rule.name, from, to },
  }))
}
