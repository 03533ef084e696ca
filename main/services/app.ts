import { isAbsolute, join, resolve } from 'node:path'
import type { HandlersOf, Output } from '../../shared/contract.ts'
import { kindNames } from '../../shared/document.ts'
import { Failure } from '../../shared/reply.ts'
import { sv } from '../../shared/text/sv.ts'
import { en } from '../../shared/text/en.ts'
import { replaceFile } from '../store/safe-file.ts'
import { Serially } from '../store/serially.ts'
import { Workspace } from '../store/workspace.ts'
import { addExample } from './calendar/examples.ts'
import type { Context } from './context.ts'

/** The app itself: which workspace is open, settings, and what the shell can do. */
export function appService(context: Context): HandlersOf<'app'> & HandlersOf<'workspace'> & HandlersOf<'shell'> {
  const { settings, shell, publish } = context
  let failed: Output<'app.state'>['failed'] = null
  /** One opening at a time: two windows that ask at once would meet each other's lock. */
  const inTurn = new Serially()

  const state = async (): Promise<Output<'app.state'>> => {
    await openRemembered()
    return { shell: shell.facts, workspace: describe(context), failed, suggestedFolder: shell.suggestedFolder }
  }

  /** The remembered folder may be on a stick that is not plugged in: then the reason is told and nothing else happens. */
  const openRemembered = async (): Promise<void> => {
    const folder = settings.read().workspace
    if (context.session.isOpen || folder === '') return
    try {
      await context.session.use(await Workspace.open(folder, openOptions(context)))
      failed = null
    } catch (fault) {
      failed = { folder, code: fault instanceof Failure ? fault.code : 'internal' }
    }
  }

  return {
    'app.state': () => inTurn.run('', state),
    'app.settings': async () => settings.read(),
    'app.changeSettings': async (change) => {
      const changed = settings.change(change)
      publish('settings', changed)
      return changed
    },
    'workspace.chooseFolder': async () => ({ folder: await shell.chooseFolder() }),
    'workspace.start': ({ folder, examples, language }) =>
      inTurn.run('', async () => {
        await startWorkspace(context, folder, examples, language)
        settings.change({ workspace: context.session.workspace.folder })
        failed = null
        publish('workspace', {})
        return state()
      }),
    'workspace.recheck': () =>
      inTurn.run('', async () => {
        await context.session.use(null)
        publish('workspace', {})
        return state()
      }),
    'shell.saveFile': ({ fileName, text }) => shell.saveFile(fileName, text),
    'shell.flushed': async ({ unsaved }) => {
      shell.flushed(unsaved)
      return {}
    },
  }
}

/** What it takes to start a workspace: a shell needs no window for it. */
type Starter = Pick<Context, 'appData' | 'clock' | 'publish' | 'session'> & { shell: { facts: { name: string } } }

/** Opens the workspace in a folder, makes it when the folder is missing or empty, and adds examples to it. */
export async function startWorkspace(
  context: Starter,
  folder: string,
  examples: readonly ('ex-2019' | 'ex-2012')[],
  language: 'sv' | 'en',
): Promise<void> {
  if (!isAbsolute(folder)) throw new Failure('invalid', 'the folder must be given in full', { paths: ['folder'] })
  const path = resolve(folder)
  if (context.session.isOpen && context.session.workspace.folder === path) await context.session.use(null)
  const workspace = await Workspace.open(path, { ...openOptions(context), create: true })
  await context.session.use(workspace)
  if (workspace.readOnly) return
  await replaceFile(join(path, sv.workspace.readmeName), Buffer.from(`${sv.workspace.readme}\n\n${en.workspace.readme}\n`))
  for (const example of examples) await addExample(context, example, language)
}

function openOptions({ appData, clock, shell }: Starter) {
  return { appData, clock, shell: shell.facts.name }
}

function describe({ session }: Context): Output<'app.state'>['workspace'] {
  if (!session.isOpen) return null
  const { folder, readOnly, problems } = session.workspace
  const counts = Object.fromEntries(kindNames.map((kind) => [kind, session.workspace.list(kind).length]))
  return { folder, readOnly, problems, counts: counts as Record<(typeof kindNames)[number], number> }
}
