import { QueryClient, useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { CallName, Input, Output } from '../../shared/contract.ts'
import { bridge } from './bridge.ts'
import { call, CallFailure } from './call.ts'

/** Answers of the services, kept until an event says that they changed. Nothing here is the only copy of anything. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Infinity,
      networkMode: 'always',
      retry: (count, fault) => fault instanceof CallFailure && ['busy', 'unreachable'].includes(fault.code) && count < 3,
      refetchOnWindowFocus: false,
    },
  },
})

const subjectOf = { note: 'journal', event: 'calendar', programme: 'calendar' } as const

/** Asks again whatever an event has made old. Called once, at start. */
export function followEvents(): void {
  const renew = (...prefixes: string[]) =>
    void queryClient.invalidateQueries({
      predicate: ({ queryKey, meta }) => meta?.['once'] !== true && prefixes.some((prefix) => String(queryKey[0]).startsWith(prefix)),
    })
  bridge().on('changed', ({ kind }) => renew(`${subjectOf[kind]}.`, 'app.state'))
  bridge().on('settings', (settings) => queryClient.setQueryData(['app.settings', {}], settings))
  bridge().on('workspace', () => renew(''))
}

interface CallOptions {
  enabled?: boolean
  /** Shows the answer before while the next one is fetched. */
  keep?: boolean
  /** Asked when a screen opens and not again: for what the screen itself changes from then on. */
  once?: boolean
}

/** The answer to a call, kept fresh. */
export function useCall<Name extends CallName>(name: Name, input: Input<Name>, options: CallOptions = {}): UseQueryResult<Output<Name>> {
  return useQuery({
    queryKey: [name, input],
    queryFn: () => call(name, input),
    enabled: options.enabled ?? true,
    ...(options.once ? { meta: { once: true }, gcTime: 0 } : {}),
    ...(options.keep ? { placeholderData: (before: unknown) => before as never } : {}),
  }) as UseQueryResult<Output<Name>>
}
