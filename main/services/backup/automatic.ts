import type { Context } from '../context.ts'
import type { BackupKeeper } from './keeper.ts'
import type { RunningWork } from './running-work.ts'

const hour = 3_600_000
/** A little less than a day, so that the hour does not move on from day to day. */
const daily = 20 * hour
const monthly = 30 * 24 * hour
/** The window is in use first after opening, ms. */
const atEase = 30_000

interface Parts {
  /** The keeper of the open workspace's backups. */
  keeper: () => BackupKeeper
  running: RunningWork
  /** Tests the newest backup. */
  test: () => Promise<unknown>
}

/** Backs up by the clock as long as the app is open: looked for soon after a workspace is opened, and each hour. */
export function automaticBackups(context: Context, parts: Parts): void {
  if (!context.background) return
  // What fails is told by the state: the last backup gets older. The next hour tries again.
  const check = () => void backUpIfDue(context, parts).catch(() => {})
  let first: NodeJS.Timeout | undefined
  context.session.follow(() => {
    clearTimeout(first)
    first = setTimeout(check, atEase).unref()
  })
  setInterval(check, hour).unref()
}

/**
 * Makes the day's backup if something changed, brings the second place up to date, and tests the newest each month.
 * A clock that has jumped makes it sooner, never later. Resolves to what was done.
 */
export async function backUpIfDue({ session, settings, clock }: Context, { keeper, running, test }: Parts): Promise<('made' | 'tested')[]> {
  if (!session.isOpen || session.workspace.readOnly !== null || !settings.read().backupDaily || running.task !== null) return []
  const done: ('made' | 'tested')[] = []
  const isPast = (at: string | null, time: number) => at === null || Math.abs(clock().getTime() - Date.parse(at)) >= time
  const mine = keeper()
  const { checkedAt, second, lastTest } = await mine.remembered()
  const place = settings.read().backupPlace
  const isBehind = place !== '' && (second?.folder !== place || second.fault !== null)
  if (isPast(checkedAt, daily) || isBehind) {
    await running.run('backup.daily', (work) => mine.make('daily', work, true))
    await mine.remember({ checkedAt: clock().toISOString() })
    done.push('made')
  }
  if (isPast(lastTest?.at ?? null, monthly) && (await mine.list()).backups.length > 0) {
    await test()
    done.push('tested')
  }
  return done
}
