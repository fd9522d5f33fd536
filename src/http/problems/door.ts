import { row, type ProblemRow } from './row.js';

/** What is refused at the door, before any use case is asked, and what goes wrong behind it. */
export type DoorRefusalCode =
  | 'not-signed-in'
  | 'credentials-wrong'
  | 'too-many-attempts'
  | 'sign-in-elsewhere'
  | 'cross-site'
  | 'host-not-served'
  | 'method-not-allowed'
  | 'body-not-json'
  | 'body-too-large'
  | 'body-too-deep'
  | 'key-forbidden'
  | 'media-type-unsupported'
  | 'request-invalid'
  | 'query-invalid'
  | 'if-match-invalid'
  | 'idempotency-key-invalid'
  | 'idempotency-key-reused'
  | 'stale'
  | 'unavailable'
  | 'internal';

export const doorProblems: Readonly<Record<DoorRefusalCode, ProblemRow>> = {
  'not-signed-in': row(
    401,
    { en: 'Not signed in', nl: 'Niet aangemeld' },
    { en: 'Sign in and try again.', nl: 'Meld u aan en probeer het opnieuw.' },
  ),
  'credentials-wrong': row(
    401,
    { en: 'Name or password is wrong', nl: 'Naam of wachtwoord klopt niet' },
    { en: 'Check both and try again.', nl: 'Controleer beide en probeer het opnieuw.' },
  ),
  'too-many-attempts': row(
    429,
    { en: 'Too many attempts', nl: 'Te veel pogingen' },
    {
      en: 'Wait as long as Retry-After says, then try again.',
      nl: 'Wacht zo lang als Retry-After zegt en probeer het dan opnieuw.',
    },
  ),
  'sign-in-elsewhere': row(
    409,
    { en: 'Signing in happens elsewhere', nl: 'Aanmelden gaat elders' },
    {
      en: 'This service knows people through an identity provider. Send its token as Bearer.',
      nl: 'Deze dienst kent mensen via een identiteitsvoorziening. Stuur het token daarvan mee als Bearer.',
    },
  ),
  'cross-site': row(
    403,
    { en: 'Asked by another site', nl: 'Gevraagd door een andere site' },
    {
      en: 'Changes with a session cookie are taken only from the pages of this service.',
      nl: 'Wijzigingen met een sessiecookie worden alleen aangenomen van de pagina’s van deze dienst.',
    },
  ),
  'host-not-served': row(
    421,
    { en: 'This name is not served here', nl: 'Deze naam wordt hier niet bediend' },
    {
      en: 'Demo mode answers on 127.0.0.1, [::1] and localhost only.',
      nl: 'De demo antwoordt alleen op 127.0.0.1, [::1] en localhost.',
    },
  ),
  'method-not-allowed': row(
    405,
    { en: 'Method not allowed', nl: 'Methode niet toegestaan' },
    {
      en: 'The Allow header lists what this address takes.',
      nl: 'De Allow-header noemt wat dit adres aanneemt.',
    },
  ),
  'body-not-json': row(
    400,
    { en: 'The body is not JSON', nl: 'De inhoud is geen JSON' },
    { en: 'Send one JSON value in UTF-8.', nl: 'Stuur één JSON-waarde in UTF-8.' },
  ),
  'body-too-large': row(
    413,
    { en: 'The body is too large', nl: 'De inhoud is te groot' },
    { en: 'A request may hold 10 MB.', nl: 'Een verzoek mag 10 MB zijn.' },
  ),
  'body-too-deep': row(
    422,
    { en: 'The body is nested too deeply', nl: 'De inhoud is te diep genest' },
    { en: 'A body may be nested 100 deep.', nl: 'De inhoud mag 100 diep genest zijn.' },
  ),
  'key-forbidden': row(
    422,
    { en: 'A name in the body is not allowed', nl: 'Een naam in de inhoud is niet toegestaan' },
    {
      en: 'The names __proto__, constructor and prototype are never taken as data.',
      nl: 'De namen __proto__, constructor en prototype worden nooit als gegeven aangenomen.',
    },
  ),
  'media-type-unsupported': row(
    415,
    { en: 'Media type not supported', nl: 'Mediatype niet ondersteund' },
    {
      en: 'Send application/json in UTF-8, without content encoding.',
      nl: 'Stuur application/json in UTF-8, zonder content-encoding.',
    },
  ),
  'request-invalid': row(
    422,
    { en: 'The request is not valid', nl: 'Het verzoek klopt niet' },
    {
      en: 'The list of errors names each place in the body and what was expected there.',
      nl: 'De lijst met fouten noemt elke plek in de inhoud en wat daar werd verwacht.',
    },
  ),
  'query-invalid': row(
    400,
    { en: 'A query parameter is not valid', nl: 'Een queryparameter klopt niet' },
    {
      en: 'The list of errors names each parameter and what was expected.',
      nl: 'De lijst met fouten noemt elke parameter en wat werd verwacht.',
    },
  ),
  'if-match-invalid': row(
    400,
    { en: 'If-Match is not readable', nl: 'If-Match is niet leesbaar' },
    { en: 'Send one ETag as it was received, or *.', nl: 'Stuur één ETag zoals die ontvangen is, of *.' },
  ),
  'idempotency-key-invalid': row(
    400,
    { en: 'Idempotency-Key is not readable', nl: 'Idempotency-Key is niet leesbaar' },
    {
      en: 'Send 1 to 200 visible ASCII characters, best a fresh UUID per command.',
      nl: 'Stuur 1 tot 200 zichtbare ASCII-tekens, liefst een nieuwe UUID per opdracht.',
    },
  ),
  'idempotency-key-reused': row(
    422,
    {
      en: 'Idempotency-Key was used for another request',
      nl: 'Idempotency-Key is voor een ander verzoek gebruikt',
    },
    {
      en: 'Use a fresh key for each command; repeat a key only with the very same request.',
      nl: 'Gebruik per opdracht een nieuwe sleutel; herhaal een sleutel alleen met precies hetzelfde verzoek.',
    },
  ),
  stale: row(
    409,
    { en: 'Changed meanwhile', nl: 'Intussen gewijzigd' },
    {
      en: 'Others changed the same thing at the same time. Load it again and retry; nothing was saved.',
      nl: 'Anderen wijzigden tegelijk hetzelfde. Laad opnieuw en probeer het nog eens; er is niets opgeslagen.',
    },
  ),
  unavailable: row(
    503,
    { en: 'Temporarily unavailable', nl: 'Tijdelijk niet beschikbaar' },
    {
      en: 'Try again as Retry-After says. With an Idempotency-Key a repeated command happens once.',
      nl: 'Probeer het opnieuw zoals Retry-After zegt. Met een Idempotency-Key gebeurt een herhaalde opdracht één keer.',
    },
  ),
  internal: row(
    500,
    { en: 'Something went wrong here', nl: 'Er ging hier iets mis' },
    {
      en: 'It is recorded under the traceId in the answer. Report that id to application management.',
      nl: 'Het is vastgelegd onder de traceId in het antwoord. Meld die aan functioneel beheer.',
    },
  ),
};
