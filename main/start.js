// `npm start`: builds what is needed, then opens the app.
import { ensureBuilt } from './build.js'

await ensureBuilt()
const built = new URL('../out/main/launch.js', import.meta.url).href
/** @type {typeof import('./launch/index.ts')} */
const { launch } = await import(built)
const code = await launch(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd())
if (code !== undefined) process.exitCode = code
