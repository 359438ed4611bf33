import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { posix, win32 } from 'node:path'
import { listMounts } from './mounts.ts'
import { realPathOf } from './real-path.ts'
import type { DataRisk } from '../contract/app.ts'
import type { Mount } from './mounts.ts'

/** What the rule knows of the computer. */
export type Computer = {
  platform: NodeJS.Platform
  home: string
  environment: Readonly<Record<string, string | undefined>>
  mounts: readonly Mount[]
  /** Whether there's a file or folder of this name. */
  has: (path: string) => boolean
}

/** Folders that these services keep in sync, by the names they give them. */
const syncedNames: readonly [RegExp, string][] = [
  [/^onedrive( - .+)?$/i, 'OneDrive'],
  [/^dropbox( \(.+\))?$/i, 'Dropbox'],
  [/^(google ?drive|my drive)$/i, 'Google Drive'],
  [/^icloud ?drive$/i, 'iCloud Drive'],
  [/^nextcloud\d*$/i, 'Nextcloud'],
  [/^owncloud\d*$/i, 'ownCloud'],
  [/^pcloud ?(drive|sync)$/i, 'pCloud'],
  [/^box sync$/i, 'Box'],
  [/^megasync( downloads)?$/i, 'MEGA'],
  [/^synologydrive$/i, 'Synology Drive'],
  [/^proton ?drive$/i, 'Proton Drive'],
  [/^yandex\.disk$/i, 'Yandex Disk'],
]

/** Names that mean this only right in the home folder: anywhere else, a “Box” may be any box. */
const syncedHomeNames: readonly [RegExp, string][] = [
  [/^box$/i, 'Box'],
  [/^mega$/i, 'MEGA'],
]

/** What these services leave in the top folder of what they sync, which can have any name. */
const marks: readonly [string, string][] = [
  ['.stfolder', 'Syncthing'],
  ['.dropbox.cache', 'Dropbox'],
  ['.nextcloudsync.log', 'Nextcloud'],
  ['.owncloudsync.log', 'ownCloud'],
  ['.tmp.drivedownload', 'Google Drive'],
  ['.megaignore', 'MEGA'],
]

/** Types of file systems that another computer (or a virtual one's host) has the disk of. */
const networkTypes =
  /^(nfs\d?|cifs|smb\d?|smbfs|smbfs2|afs|afpfs|webdav|davfs|ncpfs|9p|ceph|glusterfs|lustre|vboxsf|prl_fs|vmhgfs|fuse\.(sshfs|rclone|davfs2?|gvfsd-fuse|kio-fuse|glusterfs|ceph|s3fs|curlftpfs|smbnetfs|vmhgfs-fuse|google-drive-ocamlfuse|onedriver)|macfuse|osxfuse)$/i

/**
 * Why a folder is no safe place for a database in WAL mode, or null. Its files have to be changed together, by one
 * computer: a service that copies them one by one, or a network between, can tear them apart.
 * @param path whole, with links followed
 */
export function riskOf(path: string, computer: Computer): DataRisk | null {
  if (isOnNetwork(path, computer)) return { kind: 'network' }
  const service = serviceOf(path, computer)
  return service === null ? null : { kind: 'synced', service }
}

/** As `riskOf`, of a folder of this computer. */
export async function findDataRisk(folder: string): Promise<DataRisk | null> {
  const { platform, env } = process
  return riskOf(realPathOf(folder), {
    platform,
    home: realPathOf(homedir()),
    environment: env,
    mounts: await listMounts(platform),
    has: existsSync,
  })
}

/** The risk in a line for a log or a command's output. */
export function describeRisk(risk: DataRisk, folder: string): string {
  const what =
    risk.kind === 'synced'
      ? `${folder} is in a folder that ${risk.service} syncs, which can damage your progress or bring an old copy back.`
      : `${folder} is on a network drive, where your progress can be damaged.`
  return `Warning: ${what} Move it to a disk of this computer that isn't synced, and name that folder with --data DIR.`
}

function isOnNetwork(path: string, { platform, mounts }: Computer): boolean {
  if (platform === 'win32') return /^\\\\(?![?.]\\)/.test(path) || /^\\\\\?\\UNC\\/i.test(path)
  const holding = mounts.filter(({ at }) => isWithin(path, at, platform))
  const longest = Math.max(0, ...holding.map(({ at }) => at.length))
  // Of two at the same place, the later one hides the earlier.
  const type = holding.findLast(({ at }) => at.length === longest)?.type
  return type !== undefined && networkTypes.test(type)
}

function serviceOf(path: string, computer: Computer): string | null {
  const { platform, home, environment, has } = computer
  const { join, dirname, relative } = pathsOf(platform)
  for (const name of ['OneDrive', 'OneDriveConsumer', 'OneDriveCommercial']) {
    const folder = environment[name]
    if (platform === 'win32' && folder && isWithin(path, folder, platform)) return 'OneDrive'
  }
  const isInHome = isWithin(path, home, platform)
  // Not the home folder's own path: a user may be called “dropbox”.
  const names = (isInHome ? relative(home, path) : path).split(/[\\/]/).filter(Boolean)
  if (platform === 'darwin' && isInHome && names[0] === 'Library') {
    if (names[1] === 'Mobile Documents') return 'iCloud Drive'
    if (names[1] === 'CloudStorage' && names[2]) return cloudStorageOf(names[2])
  }
  const [first = ''] = names
  const named =
    names.map((name) => serviceNamed(name, syncedNames)).find(Boolean) ??
    (isInHome ? serviceNamed(first, syncedHomeNames) : undefined)
  if (named) return named
  for (let folder = path; ; folder = dirname(folder)) {
    const mark = marks.find(([name]) => has(join(folder, name)))
    if (mark) return mark[1]
    if (dirname(folder) === folder) return null
  }
}

function serviceNamed(name: string, services: readonly [RegExp, string][]): string | undefined {
  return services.find(([pattern]) => pattern.test(name))?.[1]
}

/** A Mac's folder for a service is its name and the account: `GoogleDrive-me@example.com`. */
function cloudStorageOf(name: string): string {
  const service = name.split('-')[0] ?? name
  return serviceNamed(service, [...syncedNames, ...syncedHomeNames]) ?? service
}

function isWithin(path: string, folder: string, platform: NodeJS.Platform): boolean {
  const { relative, isAbsolute } = pathsOf(platform)
  const between = relative(folder, path)
  return !between.startsWith('..') && !isAbsolute(between)
}

function pathsOf(platform: NodeJS.Platform) {
  return platform === 'win32' ? win32 : posix
}
