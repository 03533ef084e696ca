export const drafts = {
  left: 'En osparad text från {{when}} finns kvar: ”{{title}}”.',
  leftReadOnly: 'En osparad text från {{when}} finns kvar: ”{{title}}”. Den kan sparas när arbetsytan går att skriva i igen.',
  show: 'Visa texten',
  saveCopy: 'Spara kopia som …',
  copied: 'Kopian är sparad: {{path}}',
  downloaded: 'Kopian {{name}} finns bland hämtade filer.',
  fileName: 'Osparad text',
} as const
