import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { ratioResult } from './figure.ts'
import { compare } from './measure.ts'
import { prepareApp } from './prepared-app.ts'
import { startService } from './service.ts'
import type { Figure } from './figure.ts'

/** Starting the service until it has answered with the library, over a Node that does nothing. */
export const start: Figure = async (surroundings) => {
  await (await prepareApp(surroundings)).close()
  surroundings.say('starting')

  async function startToFirstData(): Promise<number> {
    const started = performance.now()
    const service = await startService(surroundings)
    const library = await service.call('library/list')
    const took = performance.now() - started
    await service.stop()
    if (!library.includes('A synthetic course')) throw new Error(`The first data is no library: ${library}`)
    return took
  }
  const comparison = await compare({ app: startToFirstData, bare: startNode }, { rounds: 24, warmUp: 2 })
  return ratioResult('From starting the service to its first data, over node -e 0', 2.0, 'ms', comparison)
}

async function startNode(): Promise<number> {
  const started = performance.now()
  await once(spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }), 'exit')
  return performance.now() - started
}
