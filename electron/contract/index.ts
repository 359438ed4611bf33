import type { ContractRouterClient } from '@orpc/contract'
import { app } from './app.ts'
import { check } from './check.ts'
import { library } from './library.ts'
import { notes } from './notes.ts'
import { reader } from './reader.ts'
import { search } from './search.ts'
import { settingsContract } from './settings.ts'

/** Everything that the renderer may ask for, by feature. */
export const contract = { app, settings: settingsContract, library, reader, check, notes, search }

export type Api = ContractRouterClient<typeof contract>
