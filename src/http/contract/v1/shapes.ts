import { z } from 'zod';

export const id = z.string().min(1).max(200);
export const instant = z.iso.datetime({ offset: true });
export const text = (max: number) => z.string().trim().min(1).max(max);
/** Any JSON value; the service bounds its size and depth. */
export const json = z.json();
export const limit = (most: number, usual: number) => z.coerce.number().int().min(1).max(most).default(usual);
export const offset = z.coerce.number().int().min(0).max(100_000).default(0);
export const flag = z.enum(['true', 'false']);
export const urgency = z.enum(['ACUTE', 'HIGH', 'NORMAL', 'LOW']);
export const role = z.enum([
  'vt-officer',
  'local-team',
  'local-team-lead',
  'rvt',
  'rvt-front-office',
  'behavioural-scientist',
  'crisis-247',
  'specialist-network',
  'gi-officer',
  'municipal-decision',
  'independent-checker',
  'rvdk-external',
  'mayor-mandate',
  'hovj',
  'manager',
  'process-designer',
  'privacy-officer',
  'address-keeper',
  'app-admin',
  'hh-adult',
  'hh-parent-authority',
  'hh-parent-no-authority',
  'hh-child-12-15',
  'hh-child-16-17',
  'hh-child-u12',
  'hh-network',
]);
export type Role = z.infer<typeof role>;
