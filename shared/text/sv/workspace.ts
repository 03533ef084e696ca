export const workspace = {
  readmeName: 'LÄS MIG.txt',
  readme: `Bollplank
=========
Det här är en arbetsyta i Bollplank: dina anteckningar, händelser och program.

Varje dokument är en fil i mappen "documents". Filerna är vanlig JSON i UTF-8 och går att läsa
utan programmet: fältet "title" är rubriken och fältet "document" är innehållet. Ändra dem helst
inte för hand; då ser Bollplank att de inte längre är som de skrevs.

Du kan flytta eller kopiera hela mappen när Bollplank är stängt.`,
  first: {
    title: 'Välkommen till Bollplank',
    intro: 'En journal och en kalender för dig som leder processer eller coachar. Allt ligger på den här datorn och fungerar utan nät.',
    language: 'Språk',
    folder: 'Var ska dina anteckningar ligga?',
    folderHelp: 'Mappen skapas om den inte finns. Du kan byta senare i Inställningar.',
    folderFailed: 'Mappen gick inte att skapa. Välj en annan mapp.',
    folderPartial: 'Skriv hela sökvägen, till exempel {{example}}.',
    choose: 'Välj mapp …',
    begin: 'Hur vill du börja?',
    beginEmpty: 'Tomt',
    beginEmptyHelp: 'En tom journal och en tom kalender.',
    beginExamples: 'Med exempelprogram',
    beginExamplesHelp: 'Händelserna läggs i kalendern som dina egna. Du kan ändra och ta bort dem.',
    start: 'Börja',
    starting: 'Förbereder …',
  },
  failed: {
    title: 'Arbetsytan öppnades inte',
    where: 'Mapp: {{folder}}',
    again: 'Försök igen',
    other: 'Eller välj en annan mapp:',
  },
  readOnly: {
    newer:
      'Arbetsytan är skriven av en nyare version av Bollplank (format {{format}}). Du kan läsa, men inget ändras. Uppdatera Bollplank för att skriva.',
    folder: 'Mappen går inte att skriva i. Du kan läsa, men inget kan ändras. Ge dig själv rätt att skriva i mappen och försök igen.',
    held: 'Arbetsytan är redan öppen i {{shell}} (process {{pid}}) sedan {{since}}. Här kan du läsa men inte ändra. Stäng den andra och försök igen.',
    heldUnknown: 'Arbetsytan är redan öppen på ett annat ställe. Här kan du läsa men inte ändra. Stäng den andra och försök igen.',
    retry: 'Försök igen',
    shell: { electron: 'ett annat fönster', host: 'en webbläsare', cli: 'en terminal' },
  },
  problems_one: '{{count}} fil gick inte att läsa. Den ligger kvar orörd.',
  problems_other: '{{count}} filer gick inte att läsa. De ligger kvar orörda.',
  problemsShow: 'Visa vilka',
  examples: {
    'ex-2019': {
      name: 'Processtöd våren 2019',
      about: '5 webbinarier och 3 regionala träffar, ur Tillväxtverkets paket för regionala serviceprogram',
    },
    'ex-2012': { name: 'RUS 2012, Örebroregionen', about: '3 stora evenemang och 7 återkommande arrangemang utan datum' },
  },
} as const
