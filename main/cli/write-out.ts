import { realpath, stat, writeFile } from 'node:fs/promises'
import { replaceFile } from '../store/safe-file.ts'

/** Puts text in place of a file, whole or not at all. What is no plain file (`/dev/null`, a pipe) is written to as it is. */
export async function writeOut(file: string, text: string): Promise<void> {
  const target = await realpath(file).catch(() => file)
  const present = await stat(target).catch(() => null)
  if (present === null || present.isFile()) await replaceFile(target, Buffer.from(text))
  else await writeFile(target, text)
}
