import { describe, expect, test } from 'vitest'
import { bootNumberIn, readBootId } from '../../../electron/data/boot-id.ts'

describe('what names the time between two starts of the computer', () => {
  test('is the same each time it is asked for', () => {
    const id = readBootId()
    expect(id).not.toBe('')
    expect(readBootId()).toBe(id)
  })

  test.runIf(process.platform === 'linux')('is the id that the kernel draws on Linux', () => {
    expect(readBootId()).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/)
  })

  test('is found in what Windows prints, and nowhere else', () => {
    const key =
      'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Memory Management\\PrefetchParameters'
    expect(bootNumberIn(`\r\n${key}\r\n    BootId    REG_DWORD    0x1a4\r\n\r\n`)).toBe('0x1a4')
    expect(bootNumberIn('')).toBeNull()
    expect(bootNumberIn('    BaseTime    REG_DWORD    0x1a4')).toBeNull()
  })
})
