import type { Translation } from '../translation.ts'
import type { drafts as sv } from '../sv/drafts.ts'

export const drafts: Translation<typeof sv> = {
  left: 'An unsaved text from {{when}} is still here: “{{title}}”.',
  leftReadOnly: 'An unsaved text from {{when}} is still here: “{{title}}”. It can be saved when the workspace can be written to again.',
  show: 'Show the text',
  saveCopy: 'Save a copy as …',
  copied: 'The copy is saved: {{path}}',
  downloaded: 'The copy {{name}} is among your downloads.',
  fileName: 'Unsaved text',
}
