import type { menu as sv } from '../sv/menu.ts'
import type { Translation } from '../translation.ts'

export const menu: Translation<typeof sv> = {
  file: 'File',
  newNote: 'New note',
  newEvent: 'New event',
  exportIcs: 'Export calendar (ICS) …',
  print: 'Print …',
  close: 'Close window',
  quit: 'Quit Bollplank',

  edit: 'Edit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  pastePlain: 'Paste without formatting',
  delete: 'Delete',
  selectAll: 'Select all',

  view: 'View',
  palette: 'Search and do …',
  resetZoom: 'Actual size',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fullscreen: 'Full screen',
  reload: 'Reload',
  devTools: 'Developer tools',

  go: 'Go',
  today: 'Today',
  journal: 'Journal',
  calendar: 'Calendar',
  settings: 'Settings …',

  window: 'Window',
  minimize: 'Minimise',
  zoom: 'Maximise',
  front: 'Bring all to front',

  help: 'Help',
  shortcuts: 'Keyboard shortcuts',
  about: 'About Bollplank',

  services: 'Services',
  hide: 'Hide Bollplank',
  hideOthers: 'Hide others',
  unhide: 'Show all',

  chooseFolder: 'Choose a folder for the workspace',
  choose: 'Choose',
  unsavedTitle: 'Not everything could be saved',
  unsavedText: 'What you wrote last is only in the window. Go back to see why and to copy the text.',
  goBack: 'Go back',
  closeAnyway: 'Close anyway',
  saveFile: 'Save the file',
  failedTitle: 'Bollplank could not start',
  failedText: 'Your notes are untouched. This is what stands in the way:\n\n{{why}}',
}
