import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { defaultDataFolder } from '../../data-folder.ts'
import { check, pack } from './course-files.ts'
import { add, list, remove } from './course-library.ts'

const usage = `Usage: npm run course -- <command>

  check DIR [--json]               say what is wrong with a course and how to mend it
  pack DIR FILE.lectern            check a course and pack it into one file
  add FILE_OR_DIR [--data DIR]     add a course to Lectern, or update it
  remove ID [--data DIR]           take a course away; progress is kept
  list [--data DIR]                list the courses

  --json        print the findings as one JSON object
  --data DIR    where progress is kept (default: ${defaultDataFolder()})
  --help        print this

Exits with 1 when a course has an error or a command fails, and with 2 on wrong usage.
`

const exitUsage = 2

process.exitCode = await run(process.argv.slice(2))

async function run(words: string[]): Promise<number> {
  let read: ReturnType<typeof readWords>
  try {
    read = readWords(words)
  } catch (error) {
    return refuseUsage(error instanceof Error ? error.message : String(error))
  }
  const { command, names, values } = read
  if (values.help) {
    process.stdout.write(usage)
    return 0
  }
  const data = pathOf(values.data)
  const [first = '', second = ''] = names
  switch (command) {
    case 'check':
      return names.length === 1
        ? await check(pathOf(first), values.json)
        : refuseUsage('Name one folder to check.')
    case 'pack':
      if (names.length === 2 && second.endsWith('.lectern')) return await pack(pathOf(first), pathOf(second))
      return refuseUsage('Name the folder to pack and the file to write, which ends in .lectern.')
    case 'add':
      return names.length === 1
        ? await add(pathOf(first), data)
        : refuseUsage('Name one file or folder to add.')
    case 'remove':
      return names.length === 1
        ? await remove(first, data)
        : refuseUsage('Name the id of the course to remove.')
    case 'list':
      return names.length === 0 ? await list(data) : refuseUsage('“list” takes no name.')
    default:
      return refuseUsage(command === undefined ? 'Name a command.' : `There is no command “${command}”.`)
  }
}

function readWords(words: string[]) {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      data: { type: 'string', default: defaultDataFolder() },
      help: { type: 'boolean', default: false },
    },
  })
  const [command, ...names] = positionals
  if (values.json && command !== 'check') throw new RangeError('“--json” goes with “check” only.')
  return { command, names, values }
}

function refuseUsage(message: string): number {
  process.stderr.write(`${message}\n\n${usage}`)
  return exitUsage
}

/** npm starts a script in the project's folder and says in INIT_CWD where the person stood. */
function pathOf(name: string): string {
  const from = process.env.npm_lifecycle_event === 'course' ? process.env.INIT_CWD : undefined
  return resolve(from ?? process.cwd(), name)
}
