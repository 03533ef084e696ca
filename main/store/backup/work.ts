import { Failure } from '../../../shared/reply.ts'

/** Long work: how to stop it, and whom to tell how far it has come. */
export interface Work {
  signal?: AbortSignal | undefined
  progress?: ((done: number, total: number) => void) | undefined
}

/** Throws `cancelled` when the work has been stopped. */
export function refuseIfCancelled({ signal }: Work): void {
  if (signal?.aborted) throw new Failure('cancelled', 'stopped by the user')
}

/** Does a task for each item, a few at a time, in no special order. The first fault ends it, and so does `signal`. */
export async function forEach<Item>(items: readonly Item[], work: Work, task: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items].toReversed()
  let done = 0
  let failed = false
  const one = async () => {
    for (let item = waiting.pop(); item !== undefined && !failed; item = waiting.pop()) {
      try {
        refuseIfCancelled(work)
        await task(item)
      } catch (fault) {
        failed = true
        throw fault
      }
      work.progress?.(++done, items.length)
    }
  }
  const ends = await Promise.allSettled(Array.from({ length: 8 }, one))
  const fault = ends.find((end) => end.status === 'rejected')
  if (fault) throw fault.reason
}
