import { z } from 'zod';
import { id, instant, text } from './shapes.js';

/* What somebody who is helped sees and asks. */
const piece = z.object({ id: z.string(), kind: z.string(), text: z.string(), at: instant });

export const rightsKind = z.enum([
  'ACCESS',
  'CORRECTION',
  'ERASURE',
  'OBJECTION',
  'COMPLAINT',
  'OTHER_PROFESSIONAL',
  'WITHDRAW_CONSENT',
  'SECOND_OPINION',
  'QUESTION',
]);

const side = z.object({
  trajectoryId: id,
  state: z.string(),
  phase: z.int(),
  since: instant,
  next: z.array(z.object({ code: z.string(), by: instant.optional() })),
  people: z.array(z.object({ role: z.string(), name: z.string() })),
  why: z.array(piece),
  plan: z.array(piece),
  words: z.array(piece),
  other: z.array(piece),
  consents: z.array(
    z.object({
      id,
      purpose: z.string(),
      recipients: z.string(),
      givenAt: instant,
      validUntil: z.string().optional(),
      withdrawnAt: instant.optional(),
    }),
  ),
  decisions: z.array(
    z.object({
      id,
      kind: z.enum(['PROVISION', 'REVIEW', 'VT_ASSESSMENT']),
      at: instant,
      outcome: z.string().optional(),
      reasons: z.string().optional(),
      legalBasis: z.string().optional(),
      remedy: z.enum(['OBJECTION', 'COMPLAINT']),
      objectUntil: instant.optional(),
    }),
  ),
  requests: z.array(
    z.object({
      id,
      kind: rightsKind,
      state: z.string(),
      receivedAt: instant,
      dueAt: instant.optional(),
      late: z.boolean().optional(),
      outcome: z.string().optional(),
    }),
  ),
  looks: z.array(z.object({ day: z.string(), role: z.string(), name: z.string().optional() })),
});

export const ownSide = z.object({ personId: id, name: z.string(), items: z.array(side), asOf: instant });

export const ownWords = z.strictObject({
  trajectoryId: id,
  text: text(4000),
  /** Stays with the fixed face, except in danger. */
  onlyForHelper: z.boolean().default(false),
});
export const itemNamed = z.object({ itemId: id });

const asked = {
  kind: rightsKind,
  words: text(4000),
  /** The decision objected to, or what is complained about. */
  about: id.optional(),
  consentId: id.optional(),
};
export const ownRightsRequest = z.strictObject({ trajectoryId: id, ...asked });
/** A request by letter, phone or talk, written down by whoever received it. */
export const rightsRequestFor = z.strictObject({
  personId: id,
  receivedVia: z.enum(['letter', 'phone', 'talk']),
  receivedAt: instant.optional(),
  ...asked,
});
export const rightsRequestNamed = z.object({ requestId: id });

export const portalInvitation = z.strictObject({
  personId: id,
  user: id,
  /** Asked of the person alone. Anything but "no" sends nothing: the fixed face calls. */
  canOthersRead: z.enum(['yes', 'no', 'unknown']),
});
export const portalInvited = z.object({ invited: z.boolean() });
