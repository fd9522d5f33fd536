import { z } from 'zod';
import { flag, id, instant, limit, role, text } from './shapes.js';

/* Who am I */
export const signIn = z.strictObject({ username: text(100), password: z.string().min(1).max(200) });
/** `demo`: no identity provider is configured, all data is synthetic. */
const mode = z.enum(['demo', 'oidc']);
export const signInMode = z.object({ mode });
export type SignInMode = z.infer<typeof signInMode>;
export const me = z.object({
  user: id,
  name: z.string(),
  roles: z.array(role),
  mode,
  /** Unread notifications. */
  unread: z.int(),
  now: instant,
});
export type Me = z.infer<typeof me>;
export const person = z.object({ user: id, name: z.string(), roles: z.array(role) });
export type Colleague = z.infer<typeof person>;

export const colleagues = z.object({ items: z.array(person) });
export const colleagueQuery = z.strictObject({ role: role.optional() });
export const notification = z.object({
  id,
  code: z.string(),
  at: instant,
  channel: z.string(),
  taskId: z.string().optional(),
  taskName: z.string().optional(),
  trajectoryId: z.string().optional(),
  read: z.boolean(),
});
export const notificationList = z.object({ items: z.array(notification), asOf: instant });
export const notificationQuery = z.strictObject({ unread: flag.optional(), limit: limit(200, 50) });
