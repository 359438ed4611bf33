import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'
import { fake } from './electron-module.ts'

/** Starts a packaged main script as Electron would, lets its window ask for addresses and says what came back. */
const [main, resources, ...addresses] = process.argv.slice(2)

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: new URL('./electron-module.ts', import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
})
Object.assign(process, { resourcesPath: resources })
await import(pathToFileURL(main!).href)
fake.becomeReady()
while (fake.windows.length === 0 && fake.errors.length === 0)
  await new Promise((resolve) => setTimeout(resolve, 10))

const served = []
for (const address of addresses) {
  const isCall = address.startsWith('/rpc/')
  const { status, headers, body } = await fake.request(
    `app://lectern${address}`,
    isCall
      ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: Buffer.from('{}') }
      : {},
  )
  served.push({
    address,
    status,
    type: headers['content-type'],
    bytes: body.length,
    body: isCall ? body : '',
  })
}
fake.host.app.quit()
await fake.ended
process.stdout.write(JSON.stringify({ errors: fake.errors, menu: fake.menu.length, served }))
