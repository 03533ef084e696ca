// `npm run --silent bollplank -- …`: builds what is needed, then runs the terminal program.
import { ensureBuilt } from './build.js'

await ensureBuilt()
await import(new URL('../out/main/cli.js', import.meta.url).href)
