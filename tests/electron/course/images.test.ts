import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readImageHeader } from '../../../electron/course/image-header.ts'

const png = readFileSync(
  join(import.meta.dirname, '../../fixtures/courses/whole/chapters/001-first/images/red.png'),
)
const gif = Buffer.from('R0lGODlhAwACAAAAACwAAAAAAwACAAACADs=', 'base64')
const jpeg = Buffer.from(
  'ffd8ffe000104a46494600010100000100010000ffc0000b080002000301011100ffda0008010100003f00d2cfffd9',
  'hex',
)

function webp(kind: string, payload: Buffer): Buffer {
  const head = Buffer.alloc(20)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(12 + payload.length, 4)
  head.write('WEBP', 8, 'latin1')
  head.write(kind, 12, 'latin1')
  head.writeUInt32LE(payload.length, 16)
  return Buffer.concat([head, payload])
}
const lossy = webp('VP8 ', Buffer.from('0000009d012a03000200', 'hex'))
const lossless = webp('VP8L', Buffer.from('2f0240000000', 'hex'))
const extended = webp('VP8X', Buffer.from('00000000020000010000', 'hex'))

describe('the header of an image', () => {
  test.each([
    ['image/png', png],
    ['image/gif', gif],
    ['image/jpeg', jpeg],
    ['image/webp', lossy],
    ['image/webp', lossless],
    ['image/webp', extended],
  ])('%s gives type and size', (type, bytes) => {
    expect(readImageHeader(bytes)).toEqual({ type, width: 3, height: 2 })
  })

  test.each([png, gif, jpeg, lossy, lossless, extended])(
    'is not believed when the file breaks off (%#)',
    (bytes) => {
      for (let length = 0; length < bytes.length; length += 1)
        expect(readImageHeader(bytes.subarray(0, length))).toBeNull()
    },
  )

  test('is not there in other files', () => {
    for (const other of ['', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'PK\x03\x04', 'GIF89a'])
      expect(readImageHeader(Buffer.from(other))).toBeNull()
  })
})
