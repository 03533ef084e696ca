/** What the terminal says. */
export const cli = {
  help: `Användning: npm run --silent bollplank -- KOMMANDO [val]

  init         skapa en arbetsyta, med exempelprogram om du vill
  list         visa vad som finns i en arbetsyta
  export-ics   skriv händelser till en kalenderfil
  verify       läs och kontrollera varje fil i en arbetsyta

Varje kommando har --help och --json.
Slutkod: 0 klart, 1 något är fel med data eller fil, 2 fel användning.`,
  commands: {
    init: `Användning: npm run --silent bollplank -- init --workspace MAPP [val]

  --workspace MAPP    mappen; den skapas om den inte finns
  --example PROGRAM   lägg till ett exempelprogram: ex-2019 eller ex-2012 (får anges flera gånger)
  --language sv|en    exempelprogrammets språk
  --json              svara med JSON`,
    list: `Användning: npm run --silent bollplank -- list SLAG --workspace MAPP [val]

  SLAG                note (anteckningar), event (händelser) eller programme (program)
  --workspace MAPP    arbetsytans mapp
  --json              svara med JSON`,
    'export-ics': `Användning: npm run --silent bollplank -- export-ics --workspace MAPP --out FIL [urval] [val]

  --workspace MAPP    arbetsytans mapp
  --out FIL           filen att skriva; - är standard ut
Urval, annars hela kalendern:
  --programme ID      ett program, med id eller exempel (ex-2019)
  --from DAG --to DAG dagar, den sista räknas med (2019-01-01)
  --event ID          en händelse (får anges flera gånger)
Val:
  --no-alarms         utan påminnelser
  --language sv|en    språk för det som Bollplank själv skriver
  --json              svara med JSON (på standard fel när filen går till standard ut)

Beskrivning, plats och rubrik på coachning tas inte med.`,
    verify: `Användning: npm run --silent bollplank -- verify --workspace MAPP [val]

  --workspace MAPP    arbetsytans mapp
  --json              svara med JSON`,
  },
  usage: {
    noCommand: 'Vilket kommando? Kör med --help för att se vilka som finns.',
    unknownCommand: 'Kommandot {{name}} finns inte. Kör med --help för att se vilka som finns.',
    unknownOption: 'Valet {{name}} finns inte för {{command}}. Kör {{command}} --help.',
    missingValue: '{{name}} behöver ett värde. Kör {{command}} --help.',
    surplusValue: '{{name}} tar inget värde. Kör {{command}} --help.',
    surplusArgument: '{{name}} är ett ord för mycket. Kör {{command}} --help.',
    missing: '{{name}} saknas. Kör {{command}} --help.',
    badChoice: '{{name}} kan vara {{choices}}, inte {{value}}.',
    badDate: '{{value}} är ingen dag. Skriv till exempel 2019-01-22.',
    badId: '{{value}} är inget id. Kör list för att se vilka som finns.',
    bothDates: '--from och --to hör ihop: ange båda.',
    datesReversed: '--to är tidigare än --from.',
    oneSelection: 'Välj ett av --programme, --from med --to och --event.',
  },
  init: {
    created: 'Arbetsytan är skapad: {{folder}}',
    opened: 'Arbetsytan fanns redan: {{folder}}',
    example: '{{name}} finns i kalendern.',
  },
  list: {
    kind: 'SLAG',
    empty: 'Inget finns.',
    date: 'Dag',
    when: 'När',
    title: 'Rubrik',
    name: 'Namn',
    category: 'Slag',
    id: 'Id',
    untitled: '(utan rubrik)',
  },
  exported: {
    done_one: '{{count}} händelse, {{span}}: {{file}}',
    done_other: '{{count}} händelser, {{span}}: {{file}}',
    timeUnset_one: '{{count}} händelse har ingen fastställd tid. Den ligger som heldag och blockerar inte dagen.',
    timeUnset_other: '{{count}} händelser har ingen fastställd tid. De ligger som heldagar och blockerar inte dagen.',
    again: 'Importera till en egen kalender. De flesta program uppdaterar inte händelser som redan är importerade.',
    none: 'Urvalet innehåller inga händelser med datum. Ingen fil skrevs.',
    noProgramme: 'Exempelprogrammet {{name}} finns inte i arbetsytan.',
    notWritten: 'Filen {{file}} gick inte att skriva ({{reason}}).',
    warnings: {
      'undated-left-out_one': '{{count}} händelse utan datum är inte med.',
      'undated-left-out_other': '{{count}} händelser utan datum är inte med.',
      'cancelled-included_one': '{{count}} inställd händelse är med, märkt som inställd.',
      'cancelled-included_other': '{{count}} inställda händelser är med, märkta som inställda.',
      'zone-as-utc_one': '{{count}} händelse är skriven i UTC, eftersom dess tidszon inte går att beskriva i filen. Tidpunkten är rätt.',
      'zone-as-utc_other':
        '{{count}} händelser är skrivna i UTC, eftersom deras tidszon inte går att beskriva i filen. Tidpunkterna är rätt.',
      'coaching-hidden_one': '{{count}} coachning är med bara som Coachning, utan rubrik, plats och beskrivning.',
      'coaching-hidden_other': '{{count}} coachningar är med bara som Coachning, utan rubrik, plats och beskrivning.',
      'unreadable-left-out_one': '{{count}} händelse gick inte att läsa och är inte med. Kör verify.',
      'unreadable-left-out_other': '{{count}} händelser gick inte att läsa och är inte med. Kör verify.',
    },
  },
  verify: {
    fine_one: '{{count}} dokument är läst. Allt är helt.',
    fine_other: '{{count}} dokument är lästa. Allt är helt.',
    read_one: '{{count}} dokument är läst.',
    read_other: '{{count}} dokument är lästa.',
    reasons: {
      damaged: 'skadad',
      newer: 'skriven av en nyare version av Bollplank',
      unreadable: 'gick inte att läsa',
    },
    kept: 'kopia: {{path}}',
  },
  problems_one: '{{count}} fil gick inte att läsa och är inte med. Kör verify för att se vilken.',
  problems_other: '{{count}} filer gick inte att läsa och är inte med. Kör verify för att se vilka.',
  readOnly: {
    newer: 'Arbetsytan är skriven av en nyare version av Bollplank (format {{format}}) och ändras därför inte. Uppdatera Bollplank.',
    folder: 'Mappen går inte att skriva i: {{folder}}',
    held: 'Arbetsytan är öppen i {{shell}} (process {{pid}}) sedan {{since}}. Stäng den där och försök igen.',
    heldUnknown: 'Arbetsytan är öppen på ett annat ställe. Stäng den där och försök igen.',
  },
  errors: {
    'no-workspace': 'Mappen är ingen arbetsyta: {{folder}}',
    'not-empty': 'Mappen innehåller redan annat: {{folder}}. Välj en tom mapp, eller en som inte finns än.',
    'not-found': 'Det du letar efter finns inte i arbetsytan.',
    'read-only': 'Det gick inte att läsa eller skriva där: {{folder}}. Rättigheter saknas.',
    newer: 'Det är skrivet av en nyare version av Bollplank. Uppdatera Bollplank.',
    corrupt: 'En fil är skadad och går inte att läsa. Den ligger kvar orörd. Kör verify.',
    'disk-full': 'Disken är full.',
    'disk-error': 'Disken svarade med ett fel.',
    busy: 'Ett annat program håller i filen just nu. Försök igen.',
    'in-use': 'Arbetsytan är öppen på ett annat ställe. Stäng den där och försök igen.',
    'invalid-output': 'Kalenderfilen blev inte som den ska och skrevs därför inte ({{reason}}).',
    internal: 'Något gick fel i Bollplank: {{reason}}',
  },
} as const
