import type { Compensation, ElementId } from '../instance.js';
import type { InstanceMigrated } from '../events.js';
import type { Fates } from './fates.js';
import { handlerIn } from './instance-problems.js';
import { missingBetween, type Placing } from './placing.js';

type Change = InstanceMigrated['compensations'][number];

/** What is done and can be undone goes along, to the handler that the target has for it. */
export const changedCompensations = (fates: Fates, placing: Placing): readonly Change[] =>
  Object.values<Compensation>(fates.instance.compensations ?? {}).flatMap((kept) => {
    const change = changed(fates, placing, kept);
    return JSON.stringify({ ...kept, ...change }) === JSON.stringify(kept) ? [] : [change];
  });

const changed = (fates: Fates, placing: Placing, kept: Compensation): Change => {
  const outer = fates.nearestStaying(kept.scope);
  const activity = fates.targetOf(kept.activity) ?? kept.activity;
  let scope = outer.id;
  const within: ElementId[] = [];
  for (const element of missingBetween(fates, outer, activity)) {
    const open = within.length === 0 ? placing.openedFor(scope, element) : undefined;
    if (open === undefined) within.unshift(element);
    else scope = open;
  }
  const inside = kept.inside?.map((one) => insideOf(fates, one));
  return {
    id: kept.id,
    activity,
    within,
    handler: handlerIn(fates, kept) ?? kept.handler,
    scope,
    ...(inside && { inside }),
  };
};

type Done = NonNullable<Compensation['inside']>[number];

const insideOf = (fates: Fates, kept: Done): Done => ({
  ...kept,
  activity: fates.targetOf(kept.activity) ?? kept.activity,
  within: kept.within.flatMap((element) => fates.targetOf(element) ?? []),
  handler: handlerIn(fates, kept) ?? kept.handler,
  ...(kept.inside && { inside: kept.inside.map((one) => insideOf(fates, one)) }),
});
