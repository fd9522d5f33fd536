import type { TimerPlan } from '../../engine/timers.js';
import type { Json } from '../../kernel/json.js';

/** What the job of a start timer remembers: how it repeats. */
export const startTimerPayload = ({ cycle }: TimerPlan): Json => (cycle ? { cycle: { ...cycle } } : {});

export const cycleOf = (payload: Json | undefined): TimerPlan['cycle'] =>
  (payload as { readonly cycle?: TimerPlan['cycle'] } | undefined)?.cycle;
