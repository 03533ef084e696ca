import { checksum, contentBytes, encodeDocument } from '../../main/store/document-file.ts'

const words =
  'vi började med att lyssna på deltagarna som hade olika bilder av läget i regionen och efteråt skrev jag ner vad samtalet gav mig ' +
  'frågan om ansvar kom tillbaka flera gånger arbetsgruppen vill ha tydligare mål nästa möte blir i Östersund där ledningen är med ' +
  'coachen frågade vad som skulle hända om ingen gjorde något det blev tyst en lång stund sedan föreslog någon en mindre provomgång'

/** A number from 0 up to 1 for each number, the same in every run. */
const scatter = (n: number): number => {
  const x = Math.sin(n * 127.1 + 311.7) * 43758.5453
  return x - Math.floor(x)
}

/** One sentence of a note; another number gives another sentence. */
export function sentence(n: number): string {
  const list = words.split(' ')
  const picked = Array.from({ length: 14 }, (_none, i) => {
    const word = list[Math.floor(scatter(n * 31 + i) * list.length)]!
    return scatter(n * 17 + i * 3) < 0.3 ? word + ['en', 'ar', 'het', 's', 'ande'][Math.floor(scatter(n + i) * 5)]! : word
  })
  return `${picked.join(' ')}.`
}

/** The whole file of a note of these paragraphs, as a save writes it, and its content's checksum. */
export function noteFile(paragraphs: readonly string[], rev: number, id = '01890000-0000-7000-8000-000000000001') {
  const block = (text: string, n: number) => ({
    type: 'paragraph',
    attrs: { id: Math.floor(scatter(n + 7) * 1e15).toString(36) },
    content: [{ type: 'text', text }],
  })
  const content = { tags: [], links: [], handling: 'working', date: '2019-01-22', body: { type: 'doc', content: paragraphs.map(block) } }
  const bytes = encodeDocument(
    {
      kind: 'note',
      id,
      schema: 1,
      rev,
      title: paragraphs[0] ?? '',
      createdAt: '2019-01-22T09:00:00.000Z',
      updatedAt: '2019-01-22T09:00:00.000Z',
      parents: [],
      tags: [],
      digest: null,
    },
    contentBytes(content),
  )
  return { rev, bytes, sha256: checksum(contentBytes(content)) }
}

/** As many sentences as make a file of about this many kilobytes. */
export const sentences = (kilobytes: number, from = 0): string[] => Array.from({ length: kilobytes * 5 }, (_none, n) => sentence(from + n))
