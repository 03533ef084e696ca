/**
 * Hashes (`'sha256-…'`) of the `<style>` elements that a library of the renderer writes into the page itself:
 * react-aria-components injects one. Everything else comes from our own files.
 */
export const styleHashes: readonly string[] = ["'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='"]

/** What a page of ours may load and do, the same in every window: its own files, and nothing from anywhere else. */
export const contentSecurityPolicy: string = [
  "default-src 'none'",
  "script-src 'self'",
  ["style-src 'self'", ...styleHashes].join(' '),
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')
