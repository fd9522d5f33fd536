import type { CareRefusalCode } from '../../application/care/refusals.js';
import { row, type ProblemRow } from './row.js';

/** Refusals of the case side. */
export const careProblems: Readonly<Record<CareRefusalCode, ProblemRow>> = {
  'not-allowed': row(
    403,
    { en: 'Not allowed', nl: 'Niet toegestaan' },
    {
      en: 'Your role does not allow this. Ask somebody whose role does.',
      nl: 'Dit mag niet met uw rol. Vraag het aan iemand met een rol waarmee het wel mag.',
    },
  ),
  'not-found': row(
    404,
    { en: 'Not found', nl: 'Niet gevonden' },
    {
      en: 'There is nothing at this address, or not any more. A task disappears once it is done.',
      nl: 'Er is niets op dit adres, of niet meer. Een taak verdwijnt als zij klaar is.',
    },
  ),
  FOUR_EYES: row(
    409,
    { en: 'Another pair of eyes is needed', nl: 'Hier is een tweede paar ogen nodig' },
    {
      en: 'You did the step that this one checks. Let a colleague do this task.',
      nl: 'U deed de stap die hier wordt nagekeken. Laat een collega deze taak doen.',
    },
  ),
  MANDATE: row(
    403,
    { en: 'Your mandate does not reach this far', nl: 'Uw mandaat gaat niet zo ver' },
    {
      en: 'Imposing a home ban may be done in the name of the mayor; extending and withdrawing may not. Ask the mayor.',
      nl: 'Een huisverbod opleggen mag namens de burgemeester; verlengen en intrekken niet. Vraag het de burgemeester.',
    },
  ),
  'home-ban-not-running': row(
    409,
    { en: 'No home ban runs now', nl: 'Er loopt nu geen huisverbod' },
    {
      en: 'It was not imposed, or it is over. Only a new decision can impose another.',
      nl: 'Het is niet opgelegd, of het is voorbij. Alleen een nieuw besluit kan een ander opleggen.',
    },
  ),
  'home-ban-extended-already': row(
    409,
    { en: 'The home ban was extended already', nl: 'Het huisverbod is al verlengd' },
    {
      en: 'It lasts four weeks in all at most and is extended once. Make the plan for when it ends.',
      nl: 'Het duurt samen hooguit vier weken en wordt één keer verlengd. Maak het plan voor als het eindigt.',
    },
  ),
  'home-ban-extension-invalid': row(
    422,
    { en: 'The new end does not fit', nl: 'Het nieuwe einde kan niet' },
    {
      en: 'Choose a moment after the present end and at most four weeks after the ban was imposed.',
      nl: 'Kies een moment na het einde van nu en hooguit vier weken nadat het verbod is opgelegd.',
    },
  ),
  'shift-invalid': row(
    422,
    { en: 'The shift does not fit', nl: 'De dienst kan niet' },
    {
      en: 'A shift ends after it begins, is not over yet, and lasts a month at most.',
      nl: 'Een dienst eindigt na het begin, is nog niet voorbij en duurt hooguit een maand.',
    },
  ),
  'norm-change-not-open': row(
    409,
    { en: 'The change is not open any more', nl: 'De wijziging staat niet meer open' },
    {
      en: 'It was published, retracted, or another version came first. Load the register again.',
      nl: 'Zij is gepubliceerd of ingetrokken, of een andere versie was eerder. Laad het register opnieuw.',
    },
  ),
  'clock-act-not-possible': row(
    409,
    { en: 'Not possible with this period', nl: 'Kan niet met deze termijn' },
    {
      en: 'Only a period that the law sets can stand still or be extended, and the acute clock never.',
      nl: 'Alleen een termijn uit de wet kan stilstaan of langer worden, en de acute termijn nooit.',
    },
  ),
  ASSIGNED_TO_OTHER: row(
    409,
    { en: 'Somebody else has this task', nl: 'Iemand anders heeft deze taak' },
    {
      en: 'Ask the person who has it to give it back, or let a team lead reassign it.',
      nl: 'Vraag degene die de taak heeft om haar terug te geven, of laat een teamleider haar toewijzen.',
    },
  ),
  NOT_CANDIDATE: row(
    403,
    { en: 'This task is for another role', nl: 'Deze taak is voor een andere rol' },
    {
      en: 'The task names who may do it; you are not among them.',
      nl: 'Bij de taak staat wie haar mag doen; u hoort daar niet bij.',
    },
  ),
  'version-mismatch': row(
    412,
    { en: 'Changed since you opened it', nl: 'Gewijzigd sinds u het opende' },
    {
      en: 'Load it again, look at what changed, and decide anew. Nothing was saved.',
      nl: 'Laad het opnieuw, kijk wat er veranderde en beslis opnieuw. Er is niets opgeslagen.',
    },
  ),
  'form-invalid': row(
    422,
    { en: 'The form is not complete', nl: 'Het formulier is niet compleet' },
    {
      en: 'The list of errors names each field and what is wrong with it.',
      nl: 'De lijst met fouten noemt elk veld en wat eraan mankeert.',
    },
  ),
  'received-in-future': row(
    422,
    { en: 'Received in the future', nl: 'Ontvangen in de toekomst' },
    {
      en: 'A report cannot come in later than now. Correct the moment it was received.',
      nl: 'Een melding kan niet later dan nu binnenkomen. Verbeter het moment van ontvangst.',
    },
  ),
  'hand-over-not-open': row(
    409,
    { en: 'The hand-over is not open', nl: 'De overdracht staat niet open' },
    {
      en: 'It was answered already, or not offered yet. Load it again.',
      nl: 'Zij is al beantwoord of nog niet aangeboden. Laad haar opnieuw.',
    },
  ),
  'trajectory-closed': row(
    409,
    { en: 'The trajectory is closed', nl: 'Het traject is afgesloten' },
    {
      en: 'A closed trajectory does not change. A new report starts a new one.',
      nl: 'Een afgesloten traject verandert niet meer. Een nieuwe melding start een nieuw traject.',
    },
  ),
  'action-not-possible': row(
    409,
    { en: 'Not possible now', nl: 'Nu niet mogelijk' },
    {
      en: 'Nothing in the running trajectory waits for this. The trajectory says what is possible.',
      nl: 'Niets in het lopende traject wacht hierop. Bij het traject staat wat er kan.',
    },
  ),
  'receiver-unknown': row(
    422,
    { en: 'The receiver is unknown', nl: 'De ontvanger is onbekend' },
    {
      en: 'Choose somebody who exists and has the role that receives.',
      nl: 'Kies iemand die bestaat en die de ontvangende rol heeft.',
    },
  ),
  'safety-task-open': row(
    409,
    { en: 'A safety task is still open', nl: 'Er staat nog een veiligheidstaak open' },
    {
      en: 'Finish every task that guards safety before closing.',
      nl: 'Rond voor het afsluiten elke taak af die de veiligheid bewaakt.',
    },
  ),
  'secret-in-print': row(
    409,
    { en: 'A secret place is in it', nl: 'Er staat een geheime plek in' },
    {
      en: 'What would be printed names a place that this person may not know. Take it out, or let the address keeper send it.',
      nl: 'In wat u wilt afdrukken staat een plek die deze persoon niet mag weten. Haal die eruit, of laat de adresbeheerder het versturen.',
    },
  ),
  'objection-not-possible': row(
    409,
    { en: 'Objection is not possible here', nl: 'Bezwaar kan hier niet' },
    {
      en: 'This is no formal decision. A complaint, or a talk, is possible.',
      nl: 'Dit is geen formeel besluit. Een klacht of een gesprek kan wel.',
    },
  ),
  'basis-not-valid': row(
    409,
    { en: 'No valid basis', nl: 'Geen geldige grond' },
    {
      en: 'Sharing needs a basis that holds now. Consent that was withdrawn or has ended is none.',
      nl: 'Delen vraagt een grond die nu geldt. Toestemming die is ingetrokken of voorbij is telt niet.',
    },
  ),
  'task-suspended': row(
    409,
    { en: 'The task is suspended', nl: 'De taak is opgeschort' },
    {
      en: 'The process it belongs to is on hold. Ask application management.',
      nl: 'Het proces waar zij bij hoort staat stil. Vraag het aan functioneel beheer.',
    },
  ),
  'task-not-open': row(
    409,
    { en: 'The task is not open any more', nl: 'De taak staat niet meer open' },
    {
      en: 'Somebody did it, or it is no longer needed. Look at your list for what comes now.',
      nl: 'Iemand heeft haar gedaan, of zij is niet meer nodig. Kijk in uw lijst wat er nu komt.',
    },
  ),
  'engine-refused': row(
    409,
    { en: 'The process cannot go on', nl: 'Het proces kan niet verder' },
    {
      en: 'Nothing was saved. Load it again; if it stays, tell application management the code in the answer.',
      nl: 'Er is niets opgeslagen. Laad opnieuw; blijft het, meld dan de code in het antwoord bij functioneel beheer.',
    },
  ),
};
