import type { ChangeRefusalCode } from '../../application/change/refusals.js';
import { row, type ProblemRow } from './row.js';

/** Refusals of whoever changes running work. */
export const changeProblems: Readonly<Record<ChangeRefusalCode, ProblemRow>> = {
  'migration-not-possible': row(
    422,
    { en: 'This move is not possible', nl: 'Deze overgang is niet mogelijk' },
    {
      en: 'Nothing was moved. Each error names the step and why; change where the steps go and try again.',
      nl: 'Er is niets overgezet. Elke fout noemt de stap en de reden; wijzig waar de stappen heen gaan en probeer opnieuw.',
    },
  ),
  'migration-not-undoable': row(
    409,
    { en: 'This move cannot be undone any more', nl: 'Deze overgang kan niet meer ongedaan worden gemaakt' },
    {
      en: 'Something has happened since. Move it to another version instead.',
      nl: 'Er is sindsdien iets gebeurd. Zet het in plaats daarvan over naar een andere versie.',
    },
  ),
  'batch-not-found': row(
    404,
    { en: 'No such change', nl: 'Deze wijziging bestaat niet' },
    { en: 'No change has this id.', nl: 'Er is geen wijziging met deze id.' },
  ),
  'batch-not-running': row(
    409,
    { en: 'The change is over', nl: 'De wijziging is klaar' },
    {
      en: 'It is done or was cancelled; look at its list.',
      nl: 'Zij is klaar of gestopt; bekijk de lijst.',
    },
  ),
};
