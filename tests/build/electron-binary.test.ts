import { expect, test } from 'vitest'
import { fetchElectron } from '../../build/electron-binary.ts'
import type { Download } from '../../build/electron-binary.ts'

async function fetchWith(download: Download, patience = 50) {
  const said: string[] = []
  const result = await fetchElectron((text) => said.push(text), download, patience)
  return { reason: 'reason' in result ? result.reason : null, said: said.join('') }
}

/** A download that reports progress and then hangs until it is given up. */
function hangingAfter(reports: number): Download {
  return async ({ signal, onProgress }) => {
    for (let report = 1; report <= reports; report++) {
      await new Promise((resolve) => setTimeout(resolve, 20))
      onProgress({ transferred: report, total: 10 })
    }
    await new Promise((_resolve, reject) =>
      signal.addEventListener('abort', () => reject(new Error('aborted'))),
    )
  }
}

test('a network that sends nothing is given up with one sentence', async () => {
  expect((await fetchWith(hangingAfter(0))).reason).toBe(
    'Electron could not be fetched (nothing came from the network for 0 seconds).',
  )
})

test('a slow network is not given up while something comes, and its progress is shown', async () => {
  const { said } = await fetchWith(hangingAfter(6))
  expect(said).toContain('60 %')
})

test('a network that refuses says what it said', async () => {
  const refused = () =>
    Promise.reject(new TypeError('fetch failed', { cause: new Error('getaddrinfo ENOTFOUND example.org') }))
  expect((await fetchWith(refused)).reason).toBe(
    'Electron could not be fetched (getaddrinfo ENOTFOUND example.org).',
  )
})
