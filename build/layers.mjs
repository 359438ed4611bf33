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
  domain: ['**/domain/**'],
  course: ['**/course/**'],
  db: ['**/db/**'],
  services: ['**/services/**'],
  app: ['**/app.ts', '!**/contract/app.ts', '!./app.ts'],
  shells: ['**/shells/**'],
  renderer: ['**/renderer/**'],
  start: ['**/api.ts', '**/App.vue', '**/main.ts', '**/router.ts', '**/store.ts'],
  features: ['**/features/**'],
  // The renderer's app/, which the contract's and the main process's app.ts are not.
  frame: ['**/app/**'],
  shared: ['**/shared/**'],
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

/** What no file of the renderer imports, but for `api.ts` and the form of its messages. */
const notInRenderer = [
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
]

export const layers = [
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
    'contract may import zod/mini and the contract library only.',
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
    'domain is pure: it may import contract types and the review scheduler only; clock and random are arguments.',
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
    'course may import contract types, domain and parsers.',
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
    'services join contract, domain, course and db; they know no shell.',
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
    ['renderer/text/**'],
    [...notInRenderer, view, folders.start, folders.features, folders.frame, folders.shared, ['**/ui/**']],
    'text is sentences: it may import contract and domain types only.',
  ),
  forbid(
    ['renderer/shared/**'],
    [...notInRenderer, view, folders.start, folders.features, folders.frame, ['**/ui/**', '**/text/**']],
    'shared is pure helpers: they may import contract and domain only.',
  ),
  forbid(
    ['renderer/ui/**'],
    [
      ...notInRenderer,
      ['pinia', 'vue-router'],
      folders.start,
      folders.features,
      folders.frame,
      folders.shared,
    ],
    'ui is components without store or api: vue, the component library, icons, text, contract and domain only.',
  ),
  forbid(
    ['renderer/app/**'],
    [...notInRenderer, ['**/renderer/*', '../*.vue', '../router.ts', '../main.ts'], folders.features],
    'app is the frame: it may import api, shared, ui, text, contract and domain only.',
  ),
  forbid(
    ['renderer/*.ts', 'renderer/*.vue', 'renderer/features/**'],
    notInRenderer,
    'the renderer sees the main process through contract, domain and api only.',
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
            ...[...notInRenderer, ['../../router.ts', '../../main.ts', '../../App.vue']].map((names) =>
              restrict(names, 'a feature sees the rest through contract, domain, api and app only.'),
            ),
            {
              regex: `^(\\.\\./)+(features/)?(?!${feature}/)(${features.join('|')})/`,
              message:
                'a feature never imports another feature: share through app, shared, ui or the router.',
            },
          ],
        },
      ],
    },
  })
