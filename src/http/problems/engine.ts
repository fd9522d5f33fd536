import type { EngineRefusalCode } from '../../engine/commands.js';
import { row, type ProblemRow, type Words } from './row.js';

const loadAgain: Words = {
  en: 'Somebody or something was first. Load it again; nothing was saved.',
  nl: 'Iemand of iets was eerder. Laad opnieuw; er is niets opgeslagen.',
};
const tellDesigner: Words = {
  en: 'Nothing was saved. The process itself has to be corrected: tell a process designer the code and the step.',
  nl: 'Er is niets opgeslagen. Het proces zelf moet worden verbeterd: meld de code en de stap bij een procesontwerper.',
};

const chooseAgain: Words = {
  en: 'Nothing was changed. Choose another step, or the place where it must start.',
  nl: 'Er is niets gewijzigd. Kies een andere stap, of de plaats waar die moet beginnen.',
};

/** Refusals of the engine, as they reach a person through a command. */
export const engineProblems: Readonly<Record<EngineRefusalCode, ProblemRow>> = {
  'instance-not-active': row(409, { en: 'The process has ended', nl: 'Het proces is beëindigd' }, loadAgain),
  'instance-suspended': row(
    409,
    { en: 'The process is suspended', nl: 'Het proces is opgeschort' },
    {
      en: 'Ask application management why it is on hold.',
      nl: 'Vraag functioneel beheer waarom het stilstaat.',
    },
  ),
  'token-not-found': row(
    409,
    { en: 'The process has moved on', nl: 'Het proces is verder gegaan' },
    loadAgain,
  ),
  'token-not-waiting-for-this': row(
    409,
    { en: 'The process does not wait for this', nl: 'Het proces wacht hier niet op' },
    loadAgain,
  ),
  'job-not-found': row(409, { en: 'The job is done already', nl: 'Het werk is al gedaan' }, loadAgain),
  'job-not-due': row(
    409,
    { en: 'The job is not due yet', nl: 'Het werk is nog niet aan de beurt' },
    { en: 'It is done by itself when its time comes.', nl: 'Het gebeurt vanzelf als het tijd is.' },
  ),
  'subscription-not-found': row(
    409,
    { en: 'Nobody waits for this message', nl: 'Niemand wacht op dit bericht' },
    loadAgain,
  ),
  'incident-not-found': row(
    409,
    { en: 'The incident is resolved already', nl: 'Het incident is al opgelost' },
    loadAgain,
  ),
  'start-not-found': row(409, { en: 'There is no such start', nl: 'Dit begin bestaat niet' }, tellDesigner),
  'activity-not-enabled': row(
    409,
    { en: 'This cannot be started now', nl: 'Dit kan nu niet worden gestart' },
    loadAgain,
  ),
  'no-flow-to-take': row(
    422,
    { en: 'The process has nowhere to go', nl: 'Het proces kan nergens heen' },
    tellDesigner,
  ),
  'condition-not-boolean': row(
    422,
    { en: 'A condition is neither true nor false', nl: 'Een voorwaarde is niet waar en niet onwaar' },
    tellDesigner,
  ),
  'expression-failed': row(422, { en: 'An expression failed', nl: 'Een expressie mislukte' }, tellDesigner),
  'unknown-variable': row(
    422,
    { en: 'An expression names an unknown variable', nl: 'Een expressie noemt een onbekende variabele' },
    tellDesigner,
  ),
  'decision-failed': row(
    422,
    { en: 'A decision gave no answer', nl: 'Een beslissing gaf geen antwoord' },
    tellDesigner,
  ),
  'timer-not-readable': row(
    422,
    { en: 'A timer cannot be read', nl: 'Een timer is niet leesbaar' },
    tellDesigner,
  ),
  'collection-not-a-list': row(
    422,
    { en: 'A repeated step has no list', nl: 'Een herhaalde stap heeft geen lijst' },
    tellDesigner,
  ),
  'data-not-as-drawn': row(
    422,
    { en: 'Data is not as the process draws it', nl: 'Gegevens zijn niet zoals het proces ze tekent' },
    tellDesigner,
  ),
  'error-not-caught': row(
    422,
    { en: 'An error is not handled by the process', nl: 'Een fout wordt niet opgevangen door het proces' },
    tellDesigner,
  ),
  'element-not-found': row(
    422,
    { en: 'The process has no such step', nl: 'Het proces heeft deze stap niet' },
    chooseAgain,
  ),
  'ancestor-not-found': row(
    422,
    { en: 'The step cannot be started there', nl: 'De stap kan daar niet worden gestart' },
    chooseAgain,
  ),
  'ancestor-ambiguous': row(
    422,
    {
      en: 'The step can be started in more than one place',
      nl: 'De stap kan op meer dan één plaats worden gestart',
    },
    chooseAgain,
  ),
  'cannot-start-here': row(
    422,
    { en: 'The step cannot be started by hand', nl: 'De stap kan niet met de hand worden gestart' },
    chooseAgain,
  ),
  'too-many-steps': row(
    422,
    { en: 'The process does not come to rest', nl: 'Het proces komt niet tot rust' },
    tellDesigner,
  ),
};
