import * as v from 'valibot'

/** What can go wrong, as codes that the renderer turns into a sentence in the user's language. */
export const errorCodes = [
  'unknown-call',
  'invalid',
  'invalid-output',
  'internal',
  'not-found',
  'conflict',
  'read-only',
  'newer',
  'corrupt',
  'disk-full',
  'disk-error',
  'busy',
  'in-use',
  'no-workspace',
  'not-empty',
  'too-large',
  'unauthorised',
  'unreachable',
] as const
export type ErrorCode = (typeof errorCodes)[number]

export const CallError = v.object({ code: v.picklist(errorCodes), message: v.string(), details: v.optional(v.unknown()) })
export interface CallError {
  code: ErrorCode
  /** For the log; never shown, never the user's words. */
  message: string
  details?: unknown
}

/** The answer to every call. */
export type Reply<Value = unknown> = { ok: true; value: Value } | { ok: false; error: CallError }

/** An expected failure with a code. Anything else that is thrown becomes `internal`. */
export class Failure extends Error {
  readonly code: ErrorCode
  readonly details: unknown
  constructor(code: ErrorCode, message: string, details?: unknown) {
    super(message)
    this.name = 'Failure'
    this.code = code
    this.details = details
  }
}
