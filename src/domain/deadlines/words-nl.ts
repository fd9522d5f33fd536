import type { NormLabel } from './norm.js';
import type { DeadlineWords } from './deadline-words.js';

const standing = (label: NormLabel): string => {
  if (label === 'A') return 'werkafspraak, nog te bevestigen door de regio';
  return label === 'K' ? 'nog te bevestigen door een jurist' : `bron ${label}`;
};

/** Dutch, in short sentences (B1). */
export const wordsNl: DeadlineWords = {
  weekdays: ['zondag', 'maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag'],
  months: [
    'januari',
    'februari',
    'maart',
    'april',
    'mei',
    'juni',
    'juli',
    'augustus',
    'september',
    'oktober',
    'november',
    'december',
  ],
  units: {
    hour: ['uur', 'uur'],
    minute: ['minuut', 'minuten'],
    second: ['seconde', 'seconden'],
    workingDay: ['werkdag', 'werkdagen'],
    D: ['dag', 'dagen'],
    W: ['week', 'weken'],
    M: ['maand', 'maanden'],
    Y: ['jaar', 'jaar'],
  },
  act: (period) => `${period} (termijn uit de wet)`,
  capped: (days, cap) => `${days}, maar hoogstens ${cap}`,
  office: (hours) => `${hours} binnen kantoortijd (8:30–17:00)`,
  since: (period, moment) => `${period} vanaf ${moment}`,
  before: (period, moment) => `${period} vóór ${moment}`,
  due: (moment) => `Uiterlijk ${moment}`,
  skipped: (days) => `overgeslagen: ${days}`,
  weekend: { saturday: ['zaterdag', 'zaterdagen'], sunday: ['zondag', 'zondagen'], and: 'en' },
  holidays: {
    'new-year': 'Nieuwjaarsdag',
    'good-friday': 'Goede Vrijdag',
    'easter-monday': 'tweede paasdag',
    'kings-day': 'Koningsdag',
    'liberation-day': 'Bevrijdingsdag',
    'ascension-day': 'Hemelvaartsdag',
    'whit-monday': 'tweede pinksterdag',
    'christmas-day': 'eerste kerstdag',
    'second-christmas-day': 'tweede kerstdag',
    'equated-day': 'gelijkgestelde vrije dag',
  },
  notes: {
    capped: (date) => `ingekort voor de veiligheid; anders was het ${date}`,
    'atw-1': (date) => `het einde viel op ${date}, dat is geen werkdag; het wordt de eerste werkdag daarna`,
    'atw-2': (date) => `langer gemaakt, want er moeten twee werkdagen in vallen; anders was het ${date}`,
    'atw-4': () => 'niet langer gemaakt: de Algemene termijnenwet geldt niet voor zo’n termijn',
    'earlier-working-day': (date) => `${date} is geen werkdag; het wordt de werkdag daarvoor`,
    'calendar-unknown': (date) =>
      `let op: niet alle vrije dagen zijn bekend, de kalender is bekend tot ${date}`,
    'stand-in': () => 'geteld in uren, want met werkdagen kon het niet worden uitgerekend',
    'clock-change': (date) => `op ${date} gaat de klok een uur vooruit`,
  },
  source: (source, label) => `Norm: ${source} (${standing(label)}).`,
};
