import { app } from './en/app.ts'
import { calendar } from './en/calendar.ts'
import { cli } from './en/cli.ts'
import { dates } from './en/dates.ts'
import { ics } from './en/ics.ts'
import { journal } from './en/journal.ts'
import { menu } from './en/menu.ts'
import { shell } from './en/shell.ts'
import { workspace } from './en/workspace.ts'
import type { Translation } from './translation.ts'
import type { sv } from './sv.ts'

/** The same strings in English; the compiler refuses a missing or a surplus key. */
export const en: Translation<typeof sv> = { app, dates, workspace, journal, calendar, shell, menu, ics, cli }
