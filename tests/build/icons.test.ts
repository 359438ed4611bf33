import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { icnsOf, icoOf } from '../../build/icons.ts'

const folder = join(import.meta.dirname, '../../build/icons')
const widthOf = (png: Buffer) => (png.toString('latin1', 1, 4) === 'PNG' ? png.readUInt32BE(16) : 0)

function picturesOfIco(ico: Buffer): { width: number; png: Buffer }[] {
  return Array.from({ length: ico.readUInt16LE(4) }, (_, place) => {
    const entry = 6 + 16 * place
    const from = ico.readUInt32LE(entry + 12)
    return { width: ico.readUInt8(entry) || 256, png: ico.subarray(from, from + ico.readUInt32LE(entry + 8)) }
  })
}

function picturesOfIcns(icns: Buffer): { type: string; png: Buffer }[] {
  const found = []
  for (let at = 8; at < icns.readUInt32BE(4); at += icns.readUInt32BE(at + 4))
    found.push({
      type: icns.toString('latin1', at, at + 4),
      png: icns.subarray(at + 8, at + icns.readUInt32BE(at + 4)),
    })
  return found
}

test('Linux has a picture of each size, named by it', () => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.png'))
  expect(names.length).toBeGreaterThan(5)
  for (const name of names) expect(widthOf(readFileSync(join(folder, name)))).toBe(Number.parseInt(name))
})

test('the icon of Windows holds what its table says, up to 256', () => {
  const pictures = picturesOfIco(readFileSync(join(folder, 'icon.ico')))
  expect(pictures.map(({ png }) => widthOf(png))).toEqual(pictures.map(({ width }) => width))
  expect(pictures.map(({ width }) => width)).toContain(256)
})

test('the icon of macOS holds a picture of the size that each type means', () => {
  const pictures = picturesOfIcns(readFileSync(join(folder, 'icon.icns')))
  expect(Object.fromEntries(pictures.map(({ type, png }) => [type, widthOf(png)]))).toEqual({
    icp4: 16,
    icp5: 32,
    ic07: 128,
    ic08: 256,
    ic09: 512,
    ic10: 1024,
    ic11: 32,
    ic12: 64,
  })
})

test('both formats are read back as they were written', () => {
  const [a, b] = [Buffer.from('first'), Buffer.from('second one')]
  expect(
    picturesOfIco(
      icoOf([
        [16, a],
        [256, b],
      ]),
    ),
  ).toEqual([
    { width: 16, png: a },
    { width: 256, png: b },
  ])
  expect(
    picturesOfIcns(
      icnsOf([
        ['ic07', a],
        ['ic08', b],
      ]),
    ),
  ).toEqual([
    { type: 'ic07', png: a },
    { type: 'ic08', png: b },
  ])
})
