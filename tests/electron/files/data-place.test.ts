import { mkdirSync, realpathSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeRisk, findDataRisk, riskOf } from '../../../electron/files/data-place.ts'
import { parseLinuxMounts, parseMacMounts } from '../../../electron/files/mounts.ts'
import { temporaryFolder } from '../../support/folders.ts'
import type { Computer } from '../../../electron/files/data-place.ts'

function aComputer(platform: NodeJS.Platform, computer: Partial<Computer> = {}): Computer {
  const home = { win32: 'C:\\Users\\ana', darwin: '/Users/ana' }[platform as string] ?? '/home/ana'
  return { platform, home, environment: {}, mounts: [], has: () => false, ...computer }
}

/** The service that syncs a folder, `network`, or null. */
function verdict(path: string, computer: Computer): string | null {
  const risk = riskOf(path, computer)
  return risk?.kind === 'synced' ? risk.service : (risk?.kind ?? null)
}

const linuxMounts = parseLinuxMounts(
  [
    '/dev/sda1 / ext4 rw,relatime 0 0',
    'proc /proc proc rw 0 0',
    'server:/home /srv/home nfs4 rw,vers=4.2 0 0',
    '//nas/study /mnt/My\\040NAS cifs rw 0 0',
    'ana@host: /mnt/ssh fuse.sshfs rw 0 0',
    'gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0',
    'C:\\134 /mnt/c 9p rw 0 0',
    '/dev/sdb1 /mnt/ssh/disk ext4 rw 0 0',
    'gocryptfs /home/ana/secret fuse.gocryptfs rw 0 0',
    '/dev/sdc1 /mnt/usb fuseblk rw 0 0',
    'old:/x /mnt/over nfs rw 0 0',
    '/dev/sdd1 /mnt/over ext4 rw 0 0',
    '',
  ].join('\n'),
)
const macMounts = parseMacMounts(
  [
    '/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)',
    '/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse)',
    '//ana@nas._smb._tcp.local/study on /Volumes/study (smbfs, nodev, nosuid, mounted by ana)',
    '//ana@nas/two on /Volumes/on my (own) (smbfs, nodev)',
    'server:/export on /Volumes/export (nfs)',
    '/dev/disk4s1 on /Volumes/USB (exfat, local, nodev, nosuid, noowners)',
    'map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)',
    '',
  ].join('\n'),
)

describe('on Linux', () => {
  test.each([
    ['/home/ana/.local/share/Lectern', null],
    ['/home/ana/Dropbox/Lectern', 'Dropbox'],
    ['/home/ana/Dropbox (Personal)/a/b', 'Dropbox'],
    ['/data/OneDrive/Lectern', 'OneDrive'],
    ['/home/ana/Nextcloud2/Lectern', 'Nextcloud'],
    ['/home/ana/pCloudDrive/Lectern', 'pCloud'],
    ['/home/ana/Box/Lectern', 'Box'],
    ['/home/ana/projects/Box/Lectern', null],
    ['/home/ana/MEGA', 'MEGA'],
    ['/home/ana/mega-projects', null],
    ['/home/ana/Dropbox-old-copy', null],
    ['/srv/home/ana/Lectern', 'network'],
    ['/mnt/My NAS/Lectern', 'network'],
    ['/mnt/My NAS', 'network'],
    ['/mnt/My NAS 2/Lectern', null],
    ['/mnt/ssh/Lectern', 'network'],
    ['/mnt/ssh/disk/Lectern', null],
    ['/run/user/1000/gvfs/smb-share:server=nas/Lectern', 'network'],
    ['/mnt/c/Users/ana/Lectern', 'network'],
    ['/home/ana/secret/Lectern', null],
    ['/mnt/usb/Lectern', null],
    ['/mnt/over/Lectern', null],
    ['/mnt/ssh/Dropbox/Lectern', 'network'],
  ])('%s: %s', (path, expected) => {
    expect(verdict(path, aComputer('linux', { mounts: linuxMounts }))).toBe(expected)
  })

  test('a person called “dropbox” has a home folder that isn’t synced', () => {
    const computer = aComputer('linux', { home: '/home/dropbox' })
    expect(verdict('/home/dropbox/.local/share/Lectern', computer)).toBeNull()
    expect(verdict('/home/dropbox/Dropbox/Lectern', computer)).toBe('Dropbox')
  })

  test.each([
    ['.stfolder', 'Syncthing'],
    ['.dropbox.cache', 'Dropbox'],
    ['.nextcloudsync.log', 'Nextcloud'],
    ['.owncloudsync.log', 'ownCloud'],
    ['.tmp.drivedownload', 'Google Drive'],
    ['.megaignore', 'MEGA'],
  ])('%s in any folder above is %s’s', (mark, service) => {
    const computer = aComputer('linux', { has: (path) => path === `/home/ana/Sync/${mark}` })
    expect(verdict('/home/ana/Sync/study/Lectern', computer)).toBe(service)
    expect(verdict('/home/ana/Sync', computer)).toBe(service)
    expect(verdict('/home/ana/Other', computer)).toBeNull()
  })
})

describe('on a Mac', () => {
  test.each([
    ['/Users/ana/Library/Application Support/Lectern', null],
    ['/Users/ana/Library/Mobile Documents/com~apple~CloudDocs/Lectern', 'iCloud Drive'],
    ['/Users/ana/Library/CloudStorage/OneDrive-Personal/Lectern', 'OneDrive'],
    ['/Users/ana/Library/CloudStorage/GoogleDrive-ana@example.com/My Drive/Lectern', 'Google Drive'],
    ['/Users/ana/Library/CloudStorage/Dropbox/Lectern', 'Dropbox'],
    ['/Users/ana/Library/CloudStorage/Box-Box/Lectern', 'Box'],
    ['/Users/ana/Library/CloudStorage/SomeCloud-ana/Lectern', 'SomeCloud'],
    ['/Volumes/study/Lectern', 'network'],
    ['/Volumes/on my (own)/Lectern', 'network'],
    ['/Volumes/export/Lectern', 'network'],
    ['/Volumes/USB/Lectern', null],
  ])('%s: %s', (path, expected) => {
    expect(verdict(path, aComputer('darwin', { mounts: macMounts }))).toBe(expected)
  })
})

describe('on Windows', () => {
  const environment = {
    OneDrive: 'C:\\Users\\ana\\OneDrive - Contoso',
    OneDriveConsumer: 'E:\\Cloud',
    OneDriveCommercial: 'F:\\Work',
  }
  test.each([
    ['C:\\Users\\ana\\AppData\\Local\\Lectern\\Data', null],
    ['C:\\Users\\ana\\OneDrive\\Documents\\Lectern', 'OneDrive'],
    ['c:\\users\\ana\\onedrive - contoso\\Lectern', 'OneDrive'],
    ['E:\\Cloud\\Lectern', 'OneDrive'],
    ['e:\\cloud', 'OneDrive'],
    ['E:\\Cloudy\\Lectern', null],
    ['F:\\Work\\x', 'OneDrive'],
    ['G:\\My Drive\\Lectern', 'Google Drive'],
    ['C:\\Users\\ana\\iCloudDrive\\Lectern', 'iCloud Drive'],
    ['C:\\Users\\ana\\Box\\Lectern', 'Box'],
    ['D:\\Box\\Lectern', null],
    ['P:\\pCloud Drive\\Lectern', 'pCloud'],
    ['\\\\nas\\study\\Lectern', 'network'],
    ['\\\\wsl.localhost\\Debian\\home\\ana', 'network'],
    ['\\\\?\\UNC\\nas\\study', 'network'],
    ['\\\\?\\D:\\a very long path', null],
  ])('%s: %s', (path, expected) => {
    expect(verdict(path, aComputer('win32', { environment }))).toBe(expected)
  })

  test('no variable of Windows counts elsewhere', () => {
    expect(verdict('/cloud/x', aComputer('linux', { environment: { OneDrive: '/cloud' } }))).toBeNull()
  })
})

test('a folder in a synced one is synced, however deep', () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/)
  fc.assert(
    fc.property(fc.array(name), fc.array(name), (above, below) => {
      const path = ['', 'data', ...above, 'Dropbox', ...below].join('/')
      expect(verdict(path, aComputer('linux'))).toBe('Dropbox')
    }),
  )
})

test('what cannot be understood of the mounts is passed over', () => {
  expect(parseLinuxMounts('nonsense\n\n')).toEqual([])
  expect(parseMacMounts('nonsense\n on (x)\n')).toEqual([])
})

describe('a folder of this computer', () => {
  test('is judged by where it really is', async () => {
    const folder = realpathSync.native(temporaryFolder())
    mkdirSync(join(folder, 'synced/.stfolder'), { recursive: true })
    mkdirSync(join(folder, 'plain'))
    symlinkSync(join(folder, 'synced'), join(folder, 'plain/link'), 'junction')
    expect(await findDataRisk(join(folder, 'plain'))).toBeNull()
    const synced = { kind: 'synced', service: 'Syncthing' }
    expect(await findDataRisk(join(folder, 'plain/link'))).toEqual(synced)
    // Not there yet: a first start.
    expect(await findDataRisk(join(folder, 'plain/link/new/data'))).toEqual(synced)
  })

  test('has a line for its risk, with what to do', () => {
    expect(describeRisk({ kind: 'synced', service: 'Dropbox' }, '/x')).toMatch(
      /^Warning: \/x is .*Dropbox.*--data DIR/,
    )
    expect(describeRisk({ kind: 'network' }, '/x')).toMatch(/^Warning: \/x is on a network drive.*--data DIR/)
  })
})
