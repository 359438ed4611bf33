import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readOutsideAddress } from '../../../electron/contract/outside-address.ts'

describe('an address that leads out of the app', () => {
  test('is read as its site and the whole address', () => {
    expect(readOutsideAddress('HTTPS://Learn.Example.com:8443/a b?x=1')).toEqual({
      kind: 'web',
      href: 'https://learn.example.com:8443/a%20b?x=1',
      host: 'learn.example.com:8443',
      shown: 'https://learn.example.com:8443/a%20b?x=1',
      isCoded: false,
    })
  })

  test.each([
    ['https://micr\u043esoft.com/', 'xn--micrsoft-qbh.com'],
    ['https://m\u00fcnchen.example/', 'xn--mnchen-3ya.example'],
    ['https://sub.xn--micrsoft-qbh.com/', 'sub.xn--micrsoft-qbh.com'],
  ])('%s shows letters beyond ASCII in code and says so', (address, host) => {
    expect(readOutsideAddress(address)).toMatchObject({ kind: 'web', host, isCoded: true })
  })

  test.each([
    ['https://microsoft.com@evil.example/', 'evil.example'],
    ['https://microsoft.com:443@evil.example/', 'evil.example'],
    ['https://:password@evil.example/', 'evil.example'],
    ['https://microsoft.com%2F@evil.example/x', 'evil.example'],
  ])('%s is seen through', (address, host) => {
    expect(readOutsideAddress(address)).toEqual({ kind: 'disguised', host })
  })

  test('that is a number in disguise is shown as the number', () => {
    expect(readOutsideAddress('http://2130706433/')).toMatchObject({ host: '127.0.0.1' })
  })

  test('with a long name shows the end of the name, which says whose it is', () => {
    const address = `https://${'www.microsoft.com.'.repeat(8)}evil.example/`
    expect(readOutsideAddress(address)).toMatchObject({
      host: expect.stringMatching(/^….*\.evil\.example$/) as string,
    })
  })

  test('is shown as at most 303 characters, with its beginning and its end', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2000 }), fc.webFragments(), (length, fragment) => {
        const read = readOutsideAddress(`https://example.com/${'x'.repeat(length)}#${fragment}`)
        if (read?.kind !== 'web') return
        expect(read.shown.length).toBeLessThanOrEqual(303)
        expect(read.href.startsWith(read.shown.split(' … ')[0] ?? '')).toBe(true)
        expect(read.href.endsWith(read.shown.split(' … ').at(-1) ?? '')).toBe(true)
      }),
    )
  })

  test.each([
    'mailto:a@b.example',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'app://lectern/',
    'no address',
    '',
  ])('%j is none', (address) => {
    expect(readOutsideAddress(address)).toBeNull()
  })
})
