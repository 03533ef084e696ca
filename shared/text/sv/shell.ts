export const shell = {
  open: 'Bollplank är öppet på {{address}}',
  already: 'Bollplank är redan igång för den här arbetsytan: {{address}}',
  stop: 'Stäng med Ctrl C.',
  noElectron: 'Electron kan inte öppnas här ({{why}}), så Bollplank öppnas i webbläsaren i stället.',
  whyNoBinary: 'programmet går inte att hämta',
  whyNoDisplay: 'ingen skärm',
  fetching: 'Hämtar Electron, det behövs bara första gången …',
  whyFailed: 'det avslutades med fel {{code}}',
  badOption: 'Okänt val: {{option}}. Kör med --help för att se vilka som finns.',
  badPort: 'Porten {{port}} går inte att använda.',
  help: `Användning: npm start -- [val]

  --workspace MAPP  öppna eller skapa arbetsytan i MAPP
  --host            öppna i webbläsaren i stället för i ett eget fönster
  --no-open         öppna ingen webbläsare, skriv bara ut adressen
  --port N          använd porten N i stället för en ledig (bara med --host)
  --help            visa den här texten`,
} as const
