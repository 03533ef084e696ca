import type { cli as sv } from '../sv/cli.ts'
import type { Translation } from '../translation.ts'

export const cli: Translation<typeof sv> = {
  help: `Usage: npm run --silent bollplank -- COMMAND [options]

  init         make a workspace, with example programmes if you like
  list         show what a workspace holds
  export-ics   write events to a calendar file
  verify       read and check every file of a workspace

Every command has --help and --json.
Exit code: 0 done, 1 something is wrong with data or file, 2 wrong usage.`,
  commands: {
    init: `Usage: npm run --silent bollplank -- init --workspace DIR [options]

  --workspace DIR       the folder; it is made if it does not exist
  --example PROGRAMME   add an example programme: ex-2019 or ex-2012 (may be given several times)
  --language sv|en      language of the example programme
  --json                answer with JSON`,
    list: `Usage: npm run --silent bollplank -- list KIND --workspace DIR [options]

  KIND              note, event or programme
  --workspace DIR   the workspace's folder
  --json            answer with JSON`,
    'export-ics': `Usage: npm run --silent bollplank -- export-ics --workspace DIR --out FILE [selection] [options]

  --workspace DIR       the workspace's folder
  --out FILE            the file to write; - is standard output
Selection, otherwise the whole calendar:
  --programme ID        a programme, by id or example (ex-2019)
  --from DATE --to DATE days, the last one included (2019-01-01)
  --event ID            an event (may be given several times)
Options:
  --no-alarms           without reminders
  --language sv|en      language of what Bollplank itself writes
  --json                answer with JSON (on standard error when the file goes to standard output)

Description, place and title of coaching are left out.`,
    verify: `Usage: npm run --silent bollplank -- verify --workspace DIR [options]

  --workspace DIR   the workspace's folder
  --json            answer with JSON`,
  },
  usage: {
    noCommand: 'Which command? Run with --help to see which there are.',
    unknownCommand: 'There is no command {{name}}. Run with --help to see which there are.',
    unknownOption: '{{command}} has no option {{name}}. Run {{command}} --help.',
    missingValue: '{{name}} needs a value. Run {{command}} --help.',
    surplusValue: '{{name}} takes no value. Run {{command}} --help.',
    surplusArgument: '{{name}} is one word too many. Run {{command}} --help.',
    missing: '{{name}} is missing. Run {{command}} --help.',
    badChoice: '{{name}} can be {{choices}}, not {{value}}.',
    badDate: '{{value}} is no day. Write for example 2019-01-22.',
    badId: '{{value}} is no id. Run list to see which there are.',
    bothDates: '--from and --to belong together: give both.',
    datesReversed: '--to is earlier than --from.',
    oneSelection: 'Choose one of --programme, --from with --to, and --event.',
  },
  init: {
    created: 'The workspace is made: {{folder}}',
    opened: 'The workspace was there already: {{folder}}',
    example: '{{name}} is in the calendar.',
  },
  list: {
    kind: 'KIND',
    empty: 'There is nothing.',
    date: 'Day',
    when: 'When',
    title: 'Title',
    name: 'Name',
    category: 'Kind',
    id: 'Id',
    untitled: '(untitled)',
  },
  exported: {
    done_one: '{{count}} event, {{span}}: {{file}}',
    done_other: '{{count}} events, {{span}}: {{file}}',
    timeUnset_one: '{{count}} event has no time set. It is written as all day and does not block the day.',
    timeUnset_other: '{{count}} events have no time set. They are written as all day and do not block the day.',
    again: 'Import into a calendar of its own. Most programs do not update events that are already imported.',
    none: 'The selection holds no events with a date. No file was written.',
    noProgramme: 'The example programme {{name}} is not in the workspace.',
    notWritten: 'The file {{file}} could not be written ({{reason}}).',
    warnings: {
      'undated-left-out_one': '{{count}} event without a date is left out.',
      'undated-left-out_other': '{{count}} events without a date are left out.',
      'cancelled-included_one': '{{count}} cancelled event is included, marked as cancelled.',
      'cancelled-included_other': '{{count}} cancelled events are included, marked as cancelled.',
      'zone-as-utc_one': '{{count}} event is written in UTC, since its time zone cannot be described in the file. The time is right.',
      'zone-as-utc_other':
        '{{count}} events are written in UTC, since their time zone cannot be described in the file. The times are right.',
      'coaching-hidden_one': '{{count}} coaching session is included only as Coaching, without title, place and description.',
      'coaching-hidden_other': '{{count}} coaching sessions are included only as Coaching, without title, place and description.',
      'unreadable-left-out_one': '{{count}} event could not be read and is left out. Run verify.',
      'unreadable-left-out_other': '{{count}} events could not be read and are left out. Run verify.',
    },
  },
  verify: {
    fine_one: '{{count}} document is read. Everything is whole.',
    fine_other: '{{count}} documents are read. Everything is whole.',
    read_one: '{{count}} document is read.',
    read_other: '{{count}} documents are read.',
    reasons: {
      damaged: 'damaged',
      newer: 'written by a newer version of Bollplank',
      unreadable: 'could not be read',
    },
    kept: 'copy: {{path}}',
  },
  problems_one: '{{count}} file could not be read and is left out. Run verify to see which.',
  problems_other: '{{count}} files could not be read and are left out. Run verify to see which.',
  readOnly: {
    newer: 'The workspace was written by a newer version of Bollplank (format {{format}}) and is therefore not changed. Update Bollplank.',
    folder: 'The folder cannot be written to: {{folder}}',
    held: 'The workspace is open in {{shell}} (process {{pid}}) since {{since}}. Close it there and try again.',
    heldUnknown: 'The workspace is open somewhere else. Close it there and try again.',
  },
  errors: {
    'no-workspace': 'The folder is no workspace: {{folder}}',
    'not-empty': 'The folder holds other things: {{folder}}. Choose an empty folder, or one that does not exist yet.',
    'not-found': 'What you are looking for is not in the workspace.',
    'read-only': 'No permission to read or write there: {{folder}}.',
    newer: 'It was written by a newer version of Bollplank. Update Bollplank.',
    corrupt: 'A file is damaged and cannot be read. It is left as it is. Run verify.',
    'disk-full': 'The disk is full.',
    'disk-error': 'The disk answered with an error.',
    busy: 'Another program holds the file right now. Try again.',
    'in-use': 'The workspace is open somewhere else. Close it there and try again.',
    'invalid-output': 'The calendar file did not turn out as it should and was therefore not written ({{reason}}).',
    internal: 'Something went wrong in Bollplank: {{reason}}',
  },
}
