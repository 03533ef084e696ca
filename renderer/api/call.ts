import type { CallName, Input, Output } from '../../shared/contract.ts'
import type { CallError, ErrorCode } from '../../shared/reply.ts'
import { bridge } from './bridge.ts'

/** A call that was answered with an error. */
export class CallFailure extends Error {
  readonly code: ErrorCode
  readonly details: unknown
  constructor({ code, message, details }: CallError) {
    super(message)
    this.code = code
    this.details = details
  }
}

/** Asks the services. Throws `CallFailure`. */
export async function call<Name extends CallName>(name: Name, input: Input<Name>): Promise<Output<Name>> {
  const reply = await bridge().call(name, input)
  if (!reply.ok) throw new CallFailure(reply.error)
  return reply.value as Output<Name>
}

/** The code of whatever was thrown. */
export const codeOf = (fault: unknown): ErrorCode => (fault instanceof CallFailure ? fault.code : 'internal')
