import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openArchive } from '../../../electron/course/import/lectern/archive.ts'
import { openFolder } from '../../../electron/course/source-folder.ts'
import { packFolder } from '../../support/pack-folder.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { aCourse, chapterMd, compileFrom } from './support/source.ts'
import { writeZip } from './support/zip.ts'
import type { RawEntry } from './support/zip.ts'

const whole = join(import.meta.dirname, '../../fixtures/courses/whole')

function archive(entries: RawEntry[]): string {
  return save(writeZip(entries))
}

function save(bytes: Buffer): string {
  const file = join(temporaryFolder(), 'course.lectern')
  writeFileSync(file, bytes)
  return file
}

/** The entries of a valid course, and others. */
function courseEntries(...more: RawEntry[]): RawEntry[] {
  return [...Object.entries(aCourse()).map(([name, data]) => ({ name, data })), ...more]
}

async function refusal(file: string): Promise<string[]> {
  try {
    await (await openArchive(file)).close()
    return []
  } catch (error) {
    return (error as { findings: { file: string; code: string }[] }).findings.map(
      (one) => `${one.file} ${one.code}`,
    )
  }
}

/** Bytes that do not pack, the same each time. */
function noise(bytes: number, seed = 1): Buffer {
  let state = seed
  return Buffer.from(
    Uint8Array.from({ length: bytes }, () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
      return state >>> 24
    }),
  )
}

/** A little noise and many zeros: unpacks to about 60 times its size, and so within the ratio allowed. */
function wellPacked(bytes: number): Buffer {
  const data = Buffer.alloc(bytes)
  for (let start = 0; start < bytes; start += 65_536) noise(1_000, start + 1).copy(data, start)
  return data
}

describe('an archive is refused when', () => {
  const cases: [string, () => Buffer, string][] = [
    ['a name leads out', () => writeZip(courseEntries({ name: '../evil.md' })), '../evil.md name-unsafe'],
    [
      'a name leads out from inside',
      () => writeZip(courseEntries({ name: 'chapters/../../evil.md' })),
      'chapters/../../evil.md name-unsafe',
    ],
    ['a name is absolute', () => writeZip(courseEntries({ name: '/etc/passwd' })), '/etc/passwd name-unsafe'],
    [
      'a name has a backslash',
      () => writeZip(courseEntries({ name: 'chapters\\evil.md' })),
      'chapters\\evil.md name-unsafe',
    ],
    [
      'a name has a drive letter',
      () => writeZip(courseEntries({ name: 'C:evil.md' })),
      'C:evil.md name-unsafe',
    ],
    [
      'a name has a zero byte',
      () => writeZip(courseEntries({ name: 'evil\0.md' })),
      'evil\ufffd.md name-unsafe',
    ],
    [
      'an entry is a link',
      () => writeZip(courseEntries({ name: 'a.md', data: '/etc/passwd', mode: 0o120777 })),
      'a.md link',
    ],
    ['an entry is a device', () => writeZip(courseEntries({ name: 'a.md', mode: 0o020666 })), 'a.md link'],
    [
      'an entry is encrypted',
      () => writeZip(courseEntries({ name: 'a.md', data: 'x', flags: 1 })),
      'a.md archive-encrypted',
    ],
    [
      'an entry is packed in a foreign way',
      () => writeZip(courseEntries({ name: 'a.md', data: 'x', method: 12 })),
      'a.md archive-method',
    ],
    [
      'it holds another archive',
      () => writeZip(courseEntries({ name: 'more.zip', data: 'PK' })),
      'more.zip archive-nested',
    ],
    [
      'an entry packs too well',
      () => writeZip(courseEntries({ name: 'zeros.md', data: Buffer.alloc(1024 * 1024) })),
      'zeros.md archive-ratio',
    ],
    [
      'an entry is larger than it says',
      () => writeZip(courseEntries({ name: 'a.md', data: 'x'.repeat(900), declaredSize: 9 })),
      'a.md archive-damaged',
    ],
    [
      'a checksum is wrong',
      () => writeZip(courseEntries({ name: 'a.md', data: 'x', checksum: 1 })),
      'a.md archive-damaged',
    ],
    [
      'many small files share one stream',
      () => {
        const noise = wellPacked(600_000)
        const first = { name: 'a.md', data: noise }
        const others = Array.from({ length: 300 }, (_, index) => ({
          name: `b${index}.md`,
          data: noise,
          overlapsFirst: true,
        }))
        // Only the first entry's data is kept; the others name it too.
        const zip = writeZip([first, ...others])
        return withoutOverlapped(zip, others.length)
      },
      '. archive-ratio',
    ],
    [
      'it has 5,001 files',
      () => writeZip(Array.from({ length: 5_001 }, (_, index) => ({ name: `f${index}`, method: 0 }))),
      '. too-many-files',
    ],
    ['it is no zip', () => Buffer.from('Hello, I am a course.'), '. not-an-archive'],
    ['it is empty', () => Buffer.alloc(0), '. not-an-archive'],
    ['its end is missing', () => writeZip(courseEntries()).subarray(0, 400), '. not-an-archive'],
    [
      'its middle is overwritten',
      () => writeZip(courseEntries()).fill(0, 60, 120),
      'course.yaml archive-damaged',
    ],
  ]
  test.each(cases)('%s', async (_name, build, expected) => {
    expect(await refusal(save(build()))).toEqual([expected])
  })
})

/** Takes the data of all entries but the first out of an archive whose entries share the first one's. */
function withoutOverlapped(zip: Buffer, others: number): Buffer {
  const directoryAt = zip.readUInt32LE(zip.length - 6)
  const firstEnd = zip.indexOf('PK\x03\x04', 4, 'latin1')
  const end = Buffer.from(zip.subarray(zip.length - 22))
  end.writeUInt32LE(firstEnd, 16)
  expect(end.readUInt16LE(10)).toBe(others + 1)
  return Buffer.concat([zip.subarray(0, firstEnd), zip.subarray(directoryAt, zip.length - 22), end])
}

test('every unsafe name is named', async () => {
  const file = archive(courseEntries({ name: '../a' }, { name: '/b' }))
  expect(await refusal(file)).toEqual(['../a name-unsafe', '/b name-unsafe'])
})

test('a file that is not there is refused with the reason of the system', async () => {
  expect(await refusal('/nowhere/course.lectern')).toEqual(['. file-unreadable'])
})

test('an archive of the folder is read like one of its contents; leftovers of systems are ignored', async () => {
  const inFolder = courseEntries().map((entry) => ({ ...entry, name: `ms-900/${entry.name}` }))
  const leftovers = [
    { name: '__MACOSX/ms-900/._course.yaml', data: 'x' },
    { name: 'ms-900/.DS_Store', data: 'x' },
  ]
  const source = await openArchive(
    archive([{ name: 'ms-900/', mode: 0o040755, method: 0 }, ...inFolder, ...leftovers]),
  )
  expect(source.files).toEqual([
    { path: 'course.yaml', bytes: Buffer.byteLength(aCourse()['course.yaml'] ?? '') },
    { path: 'chapters/001-first/chapter.md', bytes: Buffer.byteLength(chapterMd()) },
  ])
  expect(await compileFrom(source)).toHaveLength(1)
  await source.close()
})

test('a packed course compiles to what its folder compiles to, and packs to the same bytes again', async () => {
  const folder = temporaryFolder()
  const source = await openFolder(whole)
  await packFolder(whole, join(folder, 'a.lectern'))
  await packFolder(whole, join(folder, 'b.lectern'))
  expect(readFileSync(join(folder, 'a.lectern')).equals(readFileSync(join(folder, 'b.lectern')))).toBe(true)
  const packed = await openArchive(join(folder, 'a.lectern'))
  expect(await compileFrom(packed)).toEqual(await compileFrom(source))
  await packed.close()
})

test('hostile archives are refused in less than 300 MB of memory', { timeout: 120_000 }, () => {
  const big = wellPacked(9 * 1024 * 1024)
  const aliases = Array.from(
    { length: 9 },
    (_, level) => `l${level + 1}: &l${level + 1} [${Array(10).fill(`*l${level}`).join(', ')}]`,
  )
  const bomb = `l0: &l0 [x]\n${aliases.join('\n')}\n`
  const chapter = (data: string | Buffer): RawEntry[] => [
    { name: 'course.yaml', data: aCourse()['course.yaml'] ?? '' },
    { name: 'chapters/001-first/chapter.md', data },
  ]
  const word = noise(40_000).toString('base64')
  const hostile: [RawEntry[], string][] = [
    [
      courseEntries(...Array.from({ length: 58 }, (_, index) => ({ name: `${index}.txt`, data: big }))),
      'refused: too-large',
    ],
    [courseEntries({ name: 'zeros.md', data: Buffer.alloc(300 * 1024 * 1024) }), 'refused: archive-ratio'],
    [chapter(wellPacked(40 * 1024 * 1024)), 'checked: file-too-large'],
    [[{ name: 'course.yaml', data: bomb }], 'checked: yaml-aliases'],
    [chapter(chapterMd({ lead: '<b>\n\n'.repeat(250_000) + word })), 'checked: markdown-too-dense'],
    [
      chapter(chapterMd({ lead: `${'*a* '.repeat(400)}\n\n`.repeat(1_200) + word })),
      'checked: markdown-too-dense',
    ],
    [
      courseEntries({
        name: 'chapters/001-first/questions.yaml',
        data: `${'- a\n'.repeat(500_000)}# ${word}`,
      }),
      'checked: yaml-too-dense',
    ],
  ]
  const files = hostile.map(([entries]) => archive(entries))
  const script = join(import.meta.dirname, 'support/open-archives.ts')
  const output = execFileSync(process.execPath, [script, ...files], { encoding: 'utf8' })
  const { outcomes, peakMegabytes } = JSON.parse(output) as { outcomes: string[]; peakMegabytes: number }
  expect(outcomes).toEqual(hostile.map(([, outcome]) => outcome))
  expect(peakMegabytes).toBeLessThan(300)
})
