import type { storage as sv } from '../sv/storage.ts'
import type { Translation } from '../translation.ts'

export const storage: Translation<typeof sv> = {
  title: 'Storage and safety',
  sub: 'Where your writing is kept, and how it is protected.',
  back: 'Settings',
  link: 'Backups, and where your files are.',
  open: 'Show',
  files: {
    title: 'Where the files are',
    text: 'Everything you write is kept in this folder on the computer.',
    count_one: '{{count}} file, {{size}}',
    count_other: '{{count}} files, {{size}}',
    open: 'Open the folder',
    copy: 'Copy the path',
    copied: 'The path is copied.',
  },
}
