import { defaultDataFolder } from '../data-folder.ts'
import { exportFormats, formatByEnding, importEndings } from '../../contract/course-formats.ts'
import { pathOf as pathOfScript, runCommand, WrongUsage } from './command.ts'
import { check, pack } from './course-files.ts'
import { add, list, remove } from './course-library.ts'

const packed = Object.values(exportFormats).flatMap(({ endings }) => endings)

const usage = `Usage: npm run course -- <command>

  check DIR [--json]               say what is wrong with a course and how to mend it
  pack DIR FILE                    check a course and pack it into one file (${packed.join(', ')})
  add FILE_OR_DIR [--data DIR]     add a course to Lectern, or update it (a folder, ${importEndings.join(', ')})
  remove ID [--data DIR]           take a course away; progress is kept
  list [--data DIR]                list the courses

  --json        print the findings as one JSON object
  --data DIR    where progress is kept (default: ${defaultDataFolder()})
  --help        print this

Exits with 1 when a course has an error or a command fails, and with 2 on wrong usage.
`

const pathOf = (name: string) => pathOfScript('course', name)

await runCommand({
  usage,
  options: {
    json: { type: 'boolean', default: false },
    data: { type: 'string', default: defaultDataFolder() },
  },
  async work({ words: [command, ...names], values }) {
    if (values.json && command !== 'check') throw new WrongUsage('“--json” goes with “check” only.')
    const data = pathOf(values.data)
    const [first = '', second = ''] = names
    switch (command) {
      case 'check':
        if (names.length !== 1) throw new WrongUsage('Name one folder to check.')
        return await check(pathOf(first), values.json)
      case 'pack': {
        const format = formatByEnding(exportFormats, second)
        if (names.length !== 2 || format === null)
          throw new WrongUsage(
            `Name the folder to pack and the file to write, which ends in ${packed.join(' or ')}.`,
          )
        return await pack(pathOf(first), pathOf(second), format)
      }
      case 'add':
        if (names.length !== 1) throw new WrongUsage('Name one file or folder to add.')
        return await add(pathOf(first), data)
      case 'remove':
        if (names.length !== 1) throw new WrongUsage('Name the id of the course to remove.')
        return await remove(first, data)
      case 'list':
        if (names.length > 0) throw new WrongUsage('“list” takes no name.')
        return await list(data)
      default:
        throw new WrongUsage(command === undefined ? 'Name a command.' : `There is no command “${command}”.`)
    }
  },
})
