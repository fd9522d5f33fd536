import { z } from 'zod';
import { id, instant, text } from './shapes.js';

/* Who may read what: items of a dossier, people and their places, emergencies, shares. */
const persons = z.array(id).max(50);
const sensitivity = z.enum(['NORMAL', 'SENSITIVE', 'DANGER_IF_KNOWN']);

export const newDossierItem = z.strictObject({
  kind: z.enum(['document', 'location', 'appointment', 'contact']),
  text: text(10_000),
  about: persons.optional(),
  from: persons.optional(),
  audience: persons.optional(),
  sensitivity: sensitivity.optional(),
  place: z.enum(['none', 'open', 'closed']).optional(),
  /** Whether it tells where somebody is, comes or can be reached. */
  tellsWhere: z.boolean().optional(),
  helperOnly: z.boolean().optional(),
  childVersion: z.boolean().optional(),
  general: z.boolean().optional(),
  basisToShow: text(50).optional(),
});
export const dossierItems = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      text: z.string(),
      at: instant,
      by: z.string(),
      about: z.array(z.string()).optional(),
      from: z.array(z.string()).optional(),
      audience: z.array(z.string()).optional(),
      sensitivity: sensitivity.optional(),
      place: z.string().optional(),
      tellsWhere: z.boolean().optional(),
      helperOnly: z.boolean().optional(),
      childVersion: z.boolean().optional(),
      general: z.boolean().optional(),
      basisToShow: z.string().optional(),
    }),
  ),
});

export const printFor = z.strictObject({ personId: id });
export const printedFor = z.object({
  recipient: z.object({ personId: id, name: z.string() }),
  items: z.array(z.object({ id: z.string(), kind: z.string(), text: z.string(), at: instant })),
});

export const relationship = z.strictObject({
  type: z.enum(['parent', 'partner', 'ex-partner', 'relative', 'other']),
  /** Of the first over the second. */
  parentalAuthority: z.enum(['yes', 'no', 'unknown', 'suspended']).optional(),
  contactBan: z.strictObject({ from: instant, to: instant.optional(), basis: text(100) }).optional(),
});
export const relationshipNamed = z.object({ relationshipId: z.string() });

const addressKind = z.enum(['home', 'phone', 'school', 'gp', 'work', 'other']);
const secrecy = z.enum(['OPEN', 'RESTRICTED', 'SECRET']);
export const newAddress = z.strictObject({
  kind: addressKind,
  secrecy,
  value: text(500),
  source: text(200),
});
export const addressKept = z.object({ kind: addressKind });
/** Without a value: known to the team. */
export const addresses = z.object({
  items: z.array(z.object({ kind: addressKind, secrecy, value: z.string().optional() })),
});

export const weighing = z.strictObject({ weighs: z.enum(['yes', 'no']) });
export const weighingJudged = z.object({ personId: id });

export const breakGlass = z.strictObject({
  reason: z.enum(['DANGER_TO_LIFE', 'COLLEAGUE_UNREACHABLE', 'COURT_OR_INSPECTION']),
  explanation: text(2000),
});
export const glassBroken = z.object({ breakGlassId: id, until: instant });

export const newShare = z.strictObject({
  personId: id,
  what: text(500),
  to: text(200),
  basis: z.enum(['B-VT', 'B-JW', 'B-WMO', 'B-MELD', 'B-CONSENT', 'B-VITAL', 'B-WGS', 'B-COURT', 'B-CRIM']),
  consentId: id.optional(),
});
export const shareNamed = z.object({ shareId: id });
export const shareList = z.object({
  shares: z.array(
    z.object({
      id,
      trajectoryId: id,
      personId: id,
      what: z.string(),
      to: z.string(),
      basis: z.string(),
      consentId: z.string().optional(),
      from: instant,
      until: instant.optional(),
      stoppedAt: instant.optional(),
    }),
  ),
  consents: z.array(
    z.object({
      id,
      trajectoryId: id,
      personId: id,
      purpose: z.string(),
      recipients: z.string(),
      givenAt: instant,
      validUntil: z.string().optional(),
      withdrawnAt: instant.optional(),
    }),
  ),
});

export const accessFile = z.object({
  request: z.object({
    id,
    kind: z.string(),
    personId: id,
    receivedAt: instant,
    dueAt: instant.optional(),
  }),
  included: z.array(z.object({ id: z.string(), kind: z.string(), text: z.string(), at: instant })),
  removed: z.array(z.object({ id: z.string(), kind: z.string(), rule: z.string() })),
  looks: z.array(z.object({ at: instant, name: z.string(), roles: z.array(z.string()), what: z.string() })),
});
