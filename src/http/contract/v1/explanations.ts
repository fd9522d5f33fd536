import { z } from 'zod';
import { id, instant, json } from './shapes.js';

const way = z.object({
  flow: z.string().optional(),
  to: z.string().optional(),
  /** `condition-held`, `default`, `condition-failed`, `another-first`, `did-not-happen`, … */
  why: z.string(),
  condition: z.string().optional(),
  values: z.array(z.object({ name: z.string(), value: json.optional() })),
});

export const wait = z.object({
  /** `person`, `worker`, `service`, `timer`, `message`, `signal`, `condition`, `flow`, `inside`, `called`, `incident`. */
  for: z.string(),
  name: z.string().optional(),
  dueAt: instant.optional(),
  /** Of an event about several things: one of them is enough, or all have to happen. */
  needs: z.enum(['one', 'all']).optional(),
  beside: z.boolean(),
  who: z.array(z.object({ user: id, name: z.string() })),
  groups: z.array(z.string()),
  excluded: z.array(z.object({ name: z.string(), rule: z.string() })),
  completed: z.int().optional(),
  total: z.int().optional(),
});

const passage = z.object({
  name: z.string(),
  type: z.string(),
  at: instant,
  /** `start`, `flow`, `link`, `inside`, `iteration`, `boundary`, `event`, `compensation`, `command`. */
  came: z.string(),
  mover: z
    .object({
      actor: z.string(),
      actorName: z.string(),
      command: z.string(),
      name: z.string().optional(),
    })
    .optional(),
  taken: z.array(way),
  notTaken: z.array(way),
});

/** Why a trajectory stands where it stands; the first of a path is the place itself, the last its beginning. */
export const explanation = z.object({
  items: z.array(
    z.object({
      instanceId: id,
      processName: z.string(),
      suspended: z.boolean(),
      places: z.array(
        z.object({
          id,
          elementId: z.string(),
          name: z.string(),
          since: instant,
          waitsFor: z.array(wait),
          path: z.array(passage),
          cut: z.boolean(),
        }),
      ),
      around: z.array(wait),
    }),
  ),
  asOf: instant,
});
