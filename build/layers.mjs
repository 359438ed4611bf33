/**
 * Which folder may import what (the table in README.md and in the design). Each entry names what the
 * files of a folder may not import, so that a line in the wrong place fails the lint.
 */

/** Every npm package that somebody may import, by who may. */
const packages = {
  // A pattern, because a group would also match the project's own folder of that name.
  electron: { regex: '^electron(/|$)' },
  database: ['better-sqlite3'],
  parsers: ['yaml', 'yauzl', 'yazl', 'mdast-util-*', 'micromark*'],
  rpcServer: ['@orpc/server', '@orpc/server/*'],
  // All but the form of a message, which both sides share.
  rpcClient: { regex: '^@orpc/client(?!/standard$)' },
  scheduler: ['ts-fsrs'],
  node: ['node:*'],
  classicZod: { regex: '^zod(/(?!mini$)|$)' },
  view: ['vue', 'vue-router', 'pinia', 'reka-ui', '@lucide/vue', 'chart.js', 'vue-chartjs'],
}

/** Patterns for the project's own folders, matched against the import's text. */
const folders = {
  contract: ['**/contract/**'],
  questions: ['**/questions/**'],
  // All of it but what the renderer takes as it is: the view of a type.
  questionKeys: { regex: '/electron/questions/(?![a-z]+/view\\.ts$|answering\\.ts$)' },
  domain: ['**/domain/**'],
  course: ['**/course/**'],
  db: ['**/db/**'],
  services: ['**/services/**'],
  app: ['**/app.ts', '!**/contract/app.ts', '!./app.ts'],
  shells: ['**/shells/**'],
  renderer: ['**/renderer/**'],
}

/** One restriction: a group of names, or a pattern. */
function restrict(names, message) {
  return Array.isArray(names) ? { group: names, message } : { ...names, message }
}

const noClassicZod = restrict(packages.classicZod, 'zod/mini does the same and holds a start up less.')

function forbid(files, restricted, message) {
  return {
    files,
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [noClassicZod, ...restricted.map((names) => restrict(names, message))] },
      ],
    },
  }
}

const { electron, database, parsers, rpcServer, rpcClient, scheduler, node, view } = packages

/** What would make a rule depend on more than its arguments. */
const ambient = {
  'no-restricted-globals': [
    'error',
    ...['Date', 'performance', 'crypto', 'process', 'Buffer', 'fetch', 'globalThis', 'setTimeout'],
  ],
  'no-restricted-syntax': [
    'error',
    {
      selector: 'MemberExpression[object.name="Math"][property.name="random"]',
      message: 'Randomness is an argument.',
    },
  ],
}

export const layers = [
  forbid(
    ['electron/questions/**'],
    [
      scheduler,
      electron,
      database,
      parsers,
      rpcServer,
      rpcClient,
      ['@orpc/contract'],
      node,
      view,
      folders.contract,
      folders.domain,
      folders.course,
      folders.db,
      folders.services,
      folders.app,
      folders.shells,
      folders.renderer,
    ],
    'questions may import zod/mini only; the field helpers, clock and random are arguments.',
  ),
  { files: ['electron/questions/**'], rules: ambient },
  forbid(
    ['electron/contract/**'],
    [
      scheduler,
      electron,
      database,
      parsers,
      rpcServer,
      rpcClient,
      node,
      view,
      folders.domain,
      folders.course,
      folders.db,
      folders.services,
      folders.shells,
      folders.renderer,
    ],
    'contract may import zod/mini, the contract library and questions only.',
  ),
  forbid(
    ['electron/domain/**'],
    [
      electron,
      database,
      parsers,
      rpcServer,
      rpcClient,
      node,
      view,
      folders.course,
      folders.db,
      folders.services,
      folders.shells,
      folders.renderer,
    ],
    'domain is pure: it may import contract types, questions and the review scheduler only; clock and random are arguments.',
  ),
  forbid(
    ['electron/course/**'],
    [
      scheduler,
      electron,
      database,
      rpcServer,
      rpcClient,
      view,
      folders.db,
      folders.services,
      folders.shells,
      folders.renderer,
    ],
    'course may import contract types, domain, questions and parsers.',
  ),
  forbid(
    ['electron/db/**'],
    [
      scheduler,
      electron,
      parsers,
      rpcServer,
      rpcClient,
      view,
      folders.questions,
      folders.course,
      folders.services,
      folders.shells,
      folders.renderer,
    ],
    'db may import contract types, domain types and better-sqlite3.',
  ),
  forbid(
    ['electron/services/**'],
    [electron, scheduler, database, parsers, rpcClient, view, folders.shells, folders.renderer],
    'services join contract, questions, domain, course and db; they know no shell.',
  ),
  forbid(
    ['electron/app.ts'],
    [electron, scheduler, database, parsers, rpcClient, view, folders.shells, folders.renderer],
    'app.ts knows no shell and no driver.',
  ),
  forbid(
    ['electron/shells/browser/**', 'electron/shells/cli/**'],
    [electron, scheduler, database, parsers, rpcServer, view, folders.renderer],
    'a shell may import app, services and Node.',
  ),
  forbid(
    ['electron/shells/electron/**'],
    [database, scheduler, parsers, rpcServer, rpcClient, view, folders.renderer],
    'the Electron shell may import app, Node and electron.',
  ),
  forbid(
    ['renderer/ui/**'],
    [
      scheduler,
      electron,
      database,
      parsers,
      rpcServer,
      rpcClient,
      node,
      ['pinia', 'vue-router'],
      ['**/features/**', '**/api.ts', '**/store.ts'],
      folders.services,
      folders.db,
      folders.domain,
      folders.questionKeys,
    ],
    'ui is components without store or api: vue, the component library, icons and the views of questions only.',
  ),
  forbid(
    ['renderer/*.ts', 'renderer/*.vue', 'renderer/features/**'],
    [
      scheduler,
      electron,
      database,
      parsers,
      rpcServer,
      node,
      folders.services,
      folders.db,
      folders.course,
      folders.shells,
      folders.questions,
      ['**/electron/domain/**'],
    ],
    'the renderer sees the main process through contract and api only.',
  ),
]

const features = [
  'library',
  'reader',
  'check',
  'practice',
  'exam',
  'report',
  'review',
  'plan',
  'progress',
  'settings',
  'search',
  'notes',
  'start',
]

/** A feature of the renderer never imports another feature. */
for (const feature of features)
  layers.push({
    files: [`renderer/features/${feature}/**`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            noClassicZod,
            ...[
              electron,
              scheduler,
              database,
              parsers,
              rpcServer,
              node,
              folders.services,
              folders.db,
              folders.course,
              folders.shells,
              folders.questions,
              ['**/electron/domain/**'],
            ].map((names) =>
              restrict(names, 'the renderer sees the main process through contract and api only.'),
            ),
            {
              regex: `^(\\.\\./)+(features/)?(?!${feature}/)(${features.join('|')})/`,
              message: 'a feature never imports another feature: share through ui, api or the router.',
            },
          ],
        },
      ],
    },
  })
