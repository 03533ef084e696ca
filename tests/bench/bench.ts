import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { benchIcs } from './ics.ts'
import { benchSave } from './save.ts'

// Beside the sources, on a real disk: the system's folder for temporary files may lie in memory.
const folder = await mkdtemp(join(import.meta.dirname, 'data-'))
try {
  await benchSave(folder)
  await benchIcs(folder)
} finally {
  await rm(folder, { recursive: true })
}
