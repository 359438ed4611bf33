import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { ParseArgsOptionsConfig } from 'node:util'

const exitUsage = 2

/** What was typed makes no sense; the message says why, and how the command is used follows it. */
export class WrongUsage extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'WrongUsage'
  }
}

/** What is typed after a command: words, and options by name. */
type Typed<Options extends ParseArgsOptionsConfig> = {
  words: string[]
  values: ReturnType<typeof parseArgs<{ options: Options; allowPositionals: true }>>['values']
}

/**
 * Runs a command of the shell on what was typed and sets the exit code: that of the work, 0 after `--help`, and 2 on
 * wrong usage, which is told on standard error with the usage.
 */
export async function runCommand<const Options extends ParseArgsOptionsConfig>(command: {
  usage: string
  options: Options
  /** Returns the exit code. @throws WrongUsage */
  work: (typed: Typed<Options>) => Promise<number>
}): Promise<void> {
  process.exitCode = await run()

  async function run(): Promise<number> {
    try {
      const words = process.argv.slice(2)
      if (words.includes('--help')) {
        process.stdout.write(command.usage)
        return 0
      }
      return await command.work(readWords(words, command.options))
    } catch (error) {
      if (!(error instanceof WrongUsage)) throw error
      process.stderr.write(`${error.message}\n\n${command.usage}`)
      return exitUsage
    }
  }
}

/** @throws WrongUsage */
function readWords<const Options extends ParseArgsOptionsConfig>(
  args: string[],
  options: Options,
): Typed<Options> {
  try {
    const { positionals, values } = parseArgs({ args, options, allowPositionals: true })
    return { words: positionals, values }
  } catch (error) {
    throw new WrongUsage(error instanceof Error ? error.message : String(error))
  }
}

/**
 * A file that was named. npm starts a script in the project's folder and says in INIT_CWD where the person stood.
 * @param script the command's name in package.json
 */
export function pathOf(script: string, name: string): string {
  const from = process.env.npm_lifecycle_event === script ? process.env.INIT_CWD : undefined
  return resolve(from ?? process.cwd(), name)
}
