import { defaultDataFolder } from '../data-folder.ts'
import { describeRisk, findDataRisk } from '../../files/data-place.ts'
import { keepFilesPrivate } from '../../files/privacy.ts'
import { pathOf as pathOfScript, runCommand, WrongUsage } from './command.ts'
import { backUp, listBackups, restore } from './data-backups.ts'
import { check, exportTo, importFrom, rebuild } from './data-work.ts'

const usage = `Usage: npm run data -- <command>

  check                     compare what is rolled up with the logs it comes from, and look for damaged backups
  rebuild                   compute what is rolled up anew
  export FILE.jsonl         write all data of a learner, to be imported on another laptop
  export FILE.csv           write the answers for a spreadsheet
  import FILE.jsonl         merge what was exported on another laptop; twice changes nothing
  backup                    make a backup, beside those that Lectern makes
  backups                   list the backups: when and why they were made, and what's in them
  restore FILE              restore a listed backup, or any other backup file, after saying what you'd lose

  --profile NAME   whose data, where several learners share the folder (default: who has it open last)
  --yes            restore without asking
  --other-learner  restore a backup that seems to be another learner's
  --data DIR       where progress is kept (default: ${defaultDataFolder()})
  --help           print this

Exits with 1 when a check finds a difference or a command fails, and with 2 on wrong usage.
`

const pathOf = (name: string) => pathOfScript('data', name)

keepFilesPrivate()
await runCommand({
  usage,
  options: {
    profile: { type: 'string' },
    data: { type: 'string', default: defaultDataFolder() },
    yes: { type: 'boolean', default: false },
    'other-learner': { type: 'boolean', default: false },
  },
  async work({ words: [command, ...names], values }) {
    const place = { dataDir: pathOf(values.data), profile: values.profile ?? null }
    const [first = ''] = names
    const risk = await findDataRisk(place.dataDir)
    if (risk) console.error(describeRisk(risk, place.dataDir))
    switch (command) {
      case 'check':
      case 'rebuild':
      case 'backup':
      case 'backups':
        if (names.length > 0) throw new WrongUsage(`“${command}” takes no name.`)
        return await { check, rebuild, backup: backUp, backups: listBackups }[command](place)
      case 'restore':
        if (names.length !== 1) throw new WrongUsage('Name one backup to restore.')
        return await restore(place, first, pathOf, { yes: values.yes, otherLearner: values['other-learner'] })
      case 'export':
        if (names.length !== 1 || !/\.(jsonl|csv)$/.test(first))
          throw new WrongUsage('Name one file to write, which ends in .jsonl or .csv.')
        return await exportTo(place, pathOf(first))
      case 'import':
        if (names.length !== 1) throw new WrongUsage('Name one file to import.')
        return await importFrom(place, pathOf(first))
      default:
        throw new WrongUsage(command === undefined ? 'Name a command.' : `There is no command “${command}”.`)
    }
  },
})
