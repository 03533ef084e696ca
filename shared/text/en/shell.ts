import type { shell as sv } from '../sv/shell.ts'
import type { Translation } from '../translation.ts'

export const shell: Translation<typeof sv> = {
  open: 'Bollplank is open at {{address}}',
  already: 'Bollplank is already running for this workspace: {{address}}',
  stop: 'Stop with Ctrl C.',
  noElectron: 'Electron cannot be opened here ({{why}}), so Bollplank opens in the browser instead.',
  whyNoBinary: 'the program cannot be fetched',
  whyNoDisplay: 'no display',
  fetching: 'Fetching Electron, this is needed only the first time …',
  whyFailed: 'it ended with error {{code}}',
  badOption: 'Unknown option: {{option}}. Run with --help to see which there are.',
  badPort: 'Port {{port}} cannot be used.',
  help: `Usage: npm start -- [options]

  --workspace DIR   open or create the workspace in DIR
  --host            open in the browser instead of in a window of its own
  --no-open         open no browser, only print the address
  --port N          use port N instead of a free one (only with --host)
  --help            show this text`,
}
