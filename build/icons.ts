import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { findOrInstallChromium } from './chromium.ts'

const root = join(import.meta.dirname, '..')
const folder = join(root, 'build/icons')
const sizes = [16, 24, 32, 48, 64, 128, 256, 512]

/** Apple's grid: the shape takes 824 of 1024 points, the rest is room for its shadow. */
const shareOnMac = 824 / 1024
/** https://en.wikipedia.org/wiki/Apple_Icon_Image_format: the types that hold a PNG. */
const typesOnMac = { icp4: 16, icp5: 32, ic07: 128, ic08: 256, ic09: 512, ic10: 1024, ic11: 32, ic12: 64 }

if (import.meta.main) await drawIcons()

/** Draws `build/icons/` from the app's own icon. The result is committed: run it when the icon changes. */
async function drawIcons(): Promise<void> {
  const svg = readFileSync(join(root, 'renderer/public/icon.svg'), 'utf8')
  const browser = await chromium.launch({
    executablePath: findOrInstallChromium((line) => console.error(line)),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  const page = await browser.newPage()
  async function draw(size: number, share = 1): Promise<Buffer> {
    const margin = (size * (1 - share)) / 2
    const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
    await page.setViewportSize({ width: size, height: size })
    await page.setContent(
      `<body style="margin:${margin}px"><img style="display:block" width="${size * share}" src="${source}">`,
    )
    return page.screenshot({ omitBackground: true })
  }
  mkdirSync(folder, { recursive: true })
  const drawn = new Map<number, Buffer>()
  for (const size of sizes) drawn.set(size, await draw(size))
  for (const [size, png] of drawn) writeFileSync(join(folder, `${size}x${size}.png`), png)
  writeFileSync(join(folder, 'icon.ico'), icoOf([...drawn].filter(([size]) => size <= 256)))
  const parts: [string, Buffer][] = []
  for (const [type, size] of Object.entries(typesOnMac)) parts.push([type, await draw(size, shareOnMac)])
  writeFileSync(join(folder, 'icon.icns'), icnsOf(parts))
  await browser.close()
}

/** The format of Windows: a table of pictures, then the pictures. A size of 256 is written as 0. */
export function icoOf(pictures: readonly (readonly [number, Buffer])[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.length, 4)
  let offset = head.length
  for (const [place, [size, png]] of pictures.entries()) {
    const entry = 6 + 16 * place
    head.writeUInt8(size % 256, entry)
    head.writeUInt8(size % 256, entry + 1)
    head.writeUInt16LE(1, entry + 4)
    head.writeUInt16LE(32, entry + 6)
    head.writeUInt32LE(png.length, entry + 8)
    head.writeUInt32LE(offset, entry + 12)
    offset += png.length
  }
  return Buffer.concat([head, ...pictures.map(([, png]) => png)])
}

/** The format of macOS: each picture after its type and length, and the whole after its own. */
export function icnsOf(pictures: readonly (readonly [string, Buffer])[]): Buffer {
  const chunk = (type: string, content: Buffer) => {
    const head = Buffer.from(`${type}0000`, 'latin1')
    head.writeUInt32BE(content.length + 8, 4)
    return Buffer.concat([head, content])
  }
  return chunk('icns', Buffer.concat(pictures.map(([type, png]) => chunk(type, png))))
}
