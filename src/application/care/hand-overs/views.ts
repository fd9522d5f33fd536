import type { Instant } from '../../../kernel/instant.js';
import type { DeadlineView } from '../views.js';

/* What the case side shows of hand-overs; as everywhere, codes stay codes. */

export interface HandOverView {
  readonly id: string;
  readonly version: number;
  readonly trajectoryId: string;
  readonly householdLabel: string;
  readonly kind: string;
  readonly state: string;
  readonly giver: string;
  readonly giverName: string;
  readonly receiver?: string;
  readonly receiverName?: string;
  readonly receiverGroup: string;
  readonly reason: string;
  readonly refusalReason?: string;
  readonly alternative?: string;
  readonly offeredAt?: Instant;
  readonly acceptedAt?: Instant;
  readonly deadline: DeadlineView;
  readonly mayAnswer: boolean;
}

export interface HandOverList {
  readonly items: HandOverView[];
  readonly asOf: Instant;
}
