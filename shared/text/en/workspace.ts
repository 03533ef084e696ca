import type { workspace as sv } from '../sv/workspace.ts'
import type { Translation } from '../translation.ts'

export const workspace: Translation<typeof sv> = {
  readmeName: 'LÄS MIG.txt',
  readme: `Bollplank
=========
This is a workspace in Bollplank: your notes, events and programmes.

Every document is a file in the folder "documents". The files are plain JSON in UTF-8 and can be
read without the program: the field "title" is the heading and the field "document" is the content.
Preferably do not change them by hand; Bollplank would then see that they are not as they were written.

You can move or copy the whole folder while Bollplank is closed.`,
  first: {
    title: 'Welcome to Bollplank',
    intro:
      'A journal and a calendar for people who lead processes or coach. Everything stays on this computer and works without a network.',
    language: 'Language',
    folder: 'Where should your notes be kept?',
    folderHelp: 'The folder is made if it does not exist. You can change it later in Settings.',
    folderFailed: 'The folder could not be made. Choose another folder.',
    folderPartial: 'Enter the whole path, for example {{example}}.',
    choose: 'Choose folder …',
    begin: 'How do you want to begin?',
    beginEmpty: 'Empty',
    beginEmptyHelp: 'An empty journal and an empty calendar.',
    beginExamples: 'With example programmes',
    beginExamplesHelp: 'The events are put in the calendar as your own. You can change and delete them.',
    start: 'Begin',
    starting: 'Preparing …',
  },
  failed: {
    title: 'The workspace did not open',
    where: 'Folder: {{folder}}',
    again: 'Try again',
    other: 'Or choose another folder:',
  },
  readOnly: {
    newer:
      'The workspace was written by a newer version of Bollplank (format {{format}}). You can read, but nothing is changed. Update Bollplank to write.',
    folder:
      'The folder cannot be written to. You can read, but nothing can be changed. Give yourself the right to write in the folder and try again.',
    held: 'The workspace is already open in {{shell}} (process {{pid}}) since {{since}}. Here you can read but not change. Close the other one and try again.',
    heldUnknown: 'The workspace is already open somewhere else. Here you can read but not change. Close the other one and try again.',
    retry: 'Try again',
    shell: { electron: 'another window', host: 'a browser', cli: 'a terminal' },
  },
  problems_one: '{{count}} file could not be read. It is left as it is.',
  problems_other: '{{count}} files could not be read. They are left as they are.',
  problemsShow: 'Show which',
  examples: {
    'ex-2019': {
      name: 'Process support, spring 2019',
      about: '5 webinars and 3 regional meetings, from Tillväxtverket’s package for the regional service programmes',
    },
    'ex-2012': { name: 'RUS 2012, the Örebro region', about: '3 big events and 7 recurring arrangements without a date' },
  },
}
