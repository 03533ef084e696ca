import type { Handlers } from '../../shared/contract.ts'
import { appService } from './app.ts'
import { calendarService } from './calendar/calendar.ts'
import type { Context } from './context.ts'
import { journalService } from './journal.ts'

/** All services over one context; a call of the contract without a function here does not compile. */
export function createServices(context: Context): Handlers {
  return { ...appService(context), ...journalService(context), ...calendarService(context) }
}
