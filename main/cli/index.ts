import { run } from './run.ts'

/** A reader that has seen enough (`| head`) ends the program quietly, as it does for others. */
const endQuietly = (fault: NodeJS.ErrnoException) => {
  if (fault.code !== 'EPIPE') throw fault
  process.exit()
}
process.stdout.on('error', endQuietly)
process.stderr.on('error', endQuietly)

const { env, stdout, stderr } = process
// `npm run` changes to the folder of the package and tells where the user was.
const cwd = (env['npm_lifecycle_event'] === 'bollplank' && env['INIT_CWD']) || process.cwd()
process.exitCode = await run(process.argv.slice(2), { stdout, stderr, env, cwd })
