import { checksum, FrameError } from './document-file.ts'

/*
 * The frame of a document file (store.md §3.2) around any JSON, for files that are no documents:
 *
 *   {"format":"bollplank-keys/1","bytes":912,"sha256":"…","check":"…",
 *   "content":{…}
 *   }
 *
 * Later formats keep the frame and change the content, so a flipped bit in the format's number is not taken for one.
 */

const opening = '\n"content":'
const closing = '\n}\n'

/** A whole file. `name` and `version` make its format, `name/version`; `content` is JSON. */
export function encodeChecked(name: string, version: number, content: string): Buffer {
  const bytes = Buffer.from(content)
  const line = `{"format":"${name}/${version}","bytes":${bytes.byteLength},"sha256":"${checksum(bytes)}"`
  return Buffer.concat([Buffer.from(`${line},"check":"${checkOf(line)}",${opening}`), bytes, Buffer.from(closing)])
}

/** The JSON in a file of this format. Throws `FrameError`: `newer` for a higher version. */
export function decodeChecked(name: string, version: number, file: Buffer): string {
  const end = file.subarray(0, 1024).indexOf(0x0a)
  const match = /^(\{"format":"([\w-]+)\/([1-9]\d{0,8})","bytes":(\d{1,9}),"sha256":"([\w-]{43})"),"check":"([\w-]{12})",$/.exec(
    file.toString('latin1', 0, Math.max(end, 0)),
  )
  if (!match || checkOf(match[1]!) !== match[6] || match[2] !== name) throw new FrameError('damaged', 'the header is not what was written')
  const start = end + opening.length
  const content = file.subarray(start, start + Number(match[4]))
  const framed = file.toString('latin1', end, start) === opening && file.toString('latin1', start + Number(match[4])) === closing
  if (!framed || checksum(content) !== match[5]) throw new FrameError('damaged', 'the content is not what was written')
  if (Number(match[3]) !== version) throw new FrameError(Number(match[3]) > version ? 'newer' : 'damaged', `written as version ${match[3]}`)
  return content.toString('utf8')
}

const checkOf = (line: string): string => checksum(line).slice(0, 12)
