import type { DataRisk } from '../../electron/contract/app.ts'

export const dataRisk = {
  title: (risk: DataRisk) =>
    risk.kind === 'synced'
      ? `${risk.service} syncs the folder with your progress`
      : 'Your progress is on a network drive',
  what: (risk: DataRisk) =>
    risk.kind === 'synced'
      ? `${risk.service} can copy the files while Lectern is changing them, or bring an old copy back. Your progress could be damaged and answers lost.`
      : 'If the connection drops, or if two computers open the folder, your progress could be damaged and answers lost.',
  todo: 'To move it, close Lectern, copy this folder to a disk of this computer that isn’t synced, and start Lectern with --data and the new folder:',
  twoComputers:
    'To study on two computers, use Settings → Your data: export everything on one and import it on the other.',
  dismiss: 'Don’t show again',
}
