import * as v from 'valibot'
import { type CallName, calls, type Handlers } from './contract.ts'
import { Failure, type Reply } from './reply.ts'

/** Told of faults that are ours: an unexpected throw or an answer that does not fit the contract. Never of the user's words. */
export type Report = (call: string, fault: unknown) => void

/** The one door to the services: (name, anything) → `Reply`. Never throws and never rejects. */
export function createDispatch(handlers: Handlers, report: Report = () => {}) {
  return async function dispatch(name: unknown, input: unknown): Promise<Reply> {
    if (typeof name !== 'string' || !Object.hasOwn(calls, name)) return failed('unknown-call', 'no such call')
    const declared = calls[name as CallName]
    try {
      const parsed = v.safeParse(declared.input, input)
      if (!parsed.success)
        return failed('invalid', issues(parsed.issues), { paths: parsed.issues.map((issue) => v.getDotPath(issue) ?? '') })
      const handle = handlers[name as CallName] as (input: unknown) => Promise<unknown>
      const answer = v.safeParse(declared.output as v.GenericSchema, await handle(parsed.output))
      if (answer.success) return { ok: true, value: answer.output }
      report(name, new Error(`answer does not fit: ${issues(answer.issues)}`))
      return failed('invalid-output', 'the answer does not fit the contract')
    } catch (fault) {
      if (fault instanceof Failure) return failed(fault.code, fault.message, fault.details)
      report(name, fault)
      return failed('internal', 'unexpected fault')
    }
  }
}

export type Dispatch = ReturnType<typeof createDispatch>

function failed(code: Failure['code'], message: string, details?: unknown): Reply {
  return { ok: false, error: details === undefined ? { code, message } : { code, message, details } }
}

/** Where and what, without the values: those may be the user's words. */
function issues(found: readonly v.BaseIssue<unknown>[]): string {
  return found.map((issue) => `${v.getDotPath(issue) ?? '(input)'}: expected ${issue.expected ?? issue.type}`).join('; ')
}
