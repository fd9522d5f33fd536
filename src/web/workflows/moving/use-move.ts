import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { address, post } from '../../api/client.js';
import type { PlannedMigration, RehearsedMigration } from '../../api/shapes.js';
import { useCommand } from '../../api/use-command.js';

export interface MoveChoices {
  readonly to: number;
  /** Waiting times and messages are read anew. */
  readonly renew: boolean;
  /** By source; an empty text is nothing. */
  readonly targets: Readonly<Record<string, string>>;
}

type Instructions = PlannedMigration['instructions'];

/** The plan of the service with what was chosen here in its place. */
const chosenIn = (plan: PlannedMigration | undefined, targets: MoveChoices['targets']): Instructions => {
  if (!plan) return [];
  const kept = plan.instructions.filter(({ source }) => targets[source] === undefined);
  const chosen = Object.entries(targets).flatMap(([source, target]) =>
    target === '' ? [] : [{ source, target }],
  );
  return [...kept, ...chosen];
};

/** What is chosen in the dialog, what the service makes of it, and its rehearsal. */
export const useMove = (workflowKey: string, from: number, newest: number) => {
  const [choices, setChoices] = useState<MoveChoices>({ to: newest, renew: false, targets: {} });
  const { to, renew, targets } = choices;
  const plan = useQuery({
    queryKey: ['workflows', workflowKey, 'migration-plan', from, to, renew],
    queryFn: () =>
      post<PlannedMigration>(address(['workflows', workflowKey, 'migration-plan']), {
        body: { from, to, updateEventTriggers: renew },
      }),
    staleTime: 0,
  });
  const instructions = chosenIn(plan.data, targets);
  const rehearsal = useCommand<Instructions, RehearsedMigration>((chosen) =>
    post(address(['workflows', workflowKey, 'migration-rehearsal']), {
      body: { from, to, instructions: chosen },
    }),
  );
  const isRehearsed =
    rehearsal.data !== undefined && JSON.stringify(rehearsal.variables) === JSON.stringify(instructions);
  return { choices, setChoices, plan, instructions, rehearsal, isRehearsed };
};

export type Move = ReturnType<typeof useMove>;
