import { type ErrorCode, Failure } from '../../shared/reply.ts'

const codes: Record<string, ErrorCode> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  // The quota as Node tells it, which has no name for it: on Linux, on macOS.
  'Unknown system error -122': 'disk-full',
  'Unknown system error -69': 'disk-full',
  EFBIG: 'disk-full',
  EROFS: 'read-only',
  EACCES: 'read-only',
  EPERM: 'read-only',
  EMFILE: 'busy',
  ENFILE: 'busy',
  EBUSY: 'busy',
  EAGAIN: 'busy',
}

/** The system's code of a fault (`ENOENT` …), if it has one. */
export function codeOf(fault: unknown): string | undefined {
  return fault instanceof Error && 'code' in fault && typeof fault.code === 'string' ? fault.code : undefined
}

/** The fault of a disk operation as a `Failure` with one of our codes (store.md §4); a `Failure` stays as it is. */
export function failureFrom(fault: unknown, path: string): Failure {
  if (fault instanceof Failure) return fault
  const code = codeOf(fault)
  return new Failure(codes[code ?? ''] ?? 'disk-error', `${code ?? 'fault'} at ${path}`)
}
