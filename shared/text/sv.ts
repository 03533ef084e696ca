import { app } from './sv/app.ts'
import { calendar } from './sv/calendar.ts'
import { cli } from './sv/cli.ts'
import { dates } from './sv/dates.ts'
import { ics } from './sv/ics.ts'
import { journal } from './sv/journal.ts'
import { menu } from './sv/menu.ts'
import { shell } from './sv/shell.ts'
import { workspace } from './sv/workspace.ts'

/** Every Swedish string the user can see, by subject. The master text. */
export const sv = { app, dates, workspace, journal, calendar, shell, menu, ics, cli } as const
