import { crc32, deflateRawSync } from 'node:zlib'

/** An entry as an attacker would write it: every field can lie. */
export type RawEntry = {
  name: string
  data?: string | Buffer
  /** 8 is deflate, 0 is stored. */
  method?: number
  flags?: number
  /** The Unix mode in the external attributes. */
  mode?: number
  declaredSize?: number
  checksum?: number
  /** Points at the data of the first entry instead of its own. */
  overlapsFirst?: boolean
}

/** Writes a zip archive by hand (PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16). */
export function writeZip(entries: RawEntry[]): Buffer {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const data = Buffer.from(entry.data ?? '')
    const method = entry.method ?? 8
    const packed = method === 8 ? deflateRawSync(data) : data
    const name = Buffer.from(entry.name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE((entry.flags ?? 0) | 0x800, 2)
    common.writeUInt16LE(method, 4)
    common.writeUInt32LE(entry.checksum ?? crc32(data), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(entry.declaredSize ?? data.length, 18)
    common.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, name, packed])
    const central = Buffer.alloc(16)
    central.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6)
    central.writeUInt32LE(entry.overlapsFirst ? 0 : offset, 10)
    centrals.push(
      Buffer.concat([Buffer.from('PK\x01\x02\x14\x03', 'latin1'), common, central.subarray(0, 14), name]),
    )
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(centrals)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}
