import type { Translation } from '../translation.ts'
import type { trash as sv } from '../sv/trash.ts'

export const trash: Translation<typeof sv> = {
  title: 'Trash',
  sub: 'What you delete stays here for at least 30 days. After that it is gone for good.',
  list: 'What lies in the trash',
  empty: {
    title: 'The trash is empty',
    text: 'When you delete a note or an event it ends up here. You can take it back for at least 30 days.',
  },
  when: 'Deleted {{time}} · goes {{day}} at the earliest',
  kind: { note: 'Note', event: 'Event', programme: 'Programme' },
  restore: 'Take back',
  restoreThis: 'Take back {{title}}',
  restored: '“{{title}}” is back.',
  show: 'Show',
  purge: 'Delete for good',
  purgeThis: 'Delete {{title}} for good',
  purged: '“{{title}}” is gone for good.',
  purgeTitle: 'Delete for good?',
  purgeText: '“{{title}}” cannot be taken back afterwards.',
  purgeAll: 'Empty now',
  purgeAllTitle_one: 'Delete {{count}} thing for good?',
  purgeAllTitle_other: 'Delete {{count}} things for good?',
  purgeAllText: 'It cannot be taken back afterwards.',
  purgedAll_one: '{{count}} thing is gone for good.',
  purgedAll_other: '{{count}} things are gone for good.',
  settings: {
    help: 'What you have deleted can be taken back from here for at least 30 days.',
    count_zero: 'It is empty now.',
    count_one: 'It holds {{count}} thing now.',
    count_other: 'It holds {{count}} things now.',
    open: 'Open the trash',
  },
}
