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
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => prefixes.some((prefix) => String(queryKey[0]).startsWith(prefix)) })
  bridge().on('changed', ({ kind }) => renew(`${subjectOf[kind]}.`, 'app.state'))
  bridge().on('settings', (settings) => queryClient.setQueryData(['app.settings', {}], settings))
  bridge().on('workspace', () => renew(''))
}

/** The answer to a call, kept fresh. */
export function useCall<Name extends CallName>(name: Name, input: Input<Name>, options: { enabled?: boolean; keep?: boolean } = {}): UseQueryResult<Output<Name>> {
  return useQuery({
    queryKey: [name, input],
    queryFn: () => call(name, input),
    enabled: options.enabled ?? true,
    ...(options.keep ? { placeholderData: (before: unknown) => before as never } : {}),
  }) as UseQueryResult<Output<Name>>
}
