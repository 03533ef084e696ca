export const storage = {
  title: 'Lagring och säkerhet',
  sub: 'Var det du skriver ligger, och hur det skyddas.',
  back: 'Inställningar',
  link: 'Säkerhetskopior, och var dina filer ligger.',
  open: 'Visa',
  files: {
    title: 'Var filerna ligger',
    text: 'Allt du skriver ligger i den här mappen på datorn.',
    count_one: '{{count}} fil, {{size}}',
    count_other: '{{count}} filer, {{size}}',
    open: 'Öppna mappen',
    copy: 'Kopiera sökvägen',
    copied: 'Sökvägen är kopierad.',
  },
} as const
