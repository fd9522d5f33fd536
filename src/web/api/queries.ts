import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { address, get, getText } from './client.js';
import { heardTime } from './clock.js';
import type {
  Change,
  ChangeList,
  ChangeResults,
  Colleagues,
  Explanation,
  HandOverList,
  HouseholdList,
  Me,
  NormEffects,
  NormList,
  NotificationList,
  OnCallRoster,
  OperationList,
  OverdueList,
  ProposedWork,
  RedistributionList,
  OwnSideAnswer,
  SignInMode,
  TaskCounts,
  TaskDetail,
  TaskList,
  TaskScope,
  Timeline,
  Trajectory,
  TrajectoryList,
  WorkflowList,
  WorkflowVersions,
  Workload,
} from './shapes.js';

const minute = 60_000;
const pageSize = 50;

/** Lists that others change meanwhile are asked for again every minute. */
const live = { refetchInterval: minute } as const;

const timed = async <Answer extends { readonly asOf: string }>(path: string): Promise<Answer> => {
  const answer = await get<Answer>(path);
  heardTime(answer.asOf);
  return answer;
};

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async () => {
    const me = await get<Me>('/me');
    heardTime(me.now);
    return me;
  },
  staleTime: minute,
  ...live,
});

/** How people sign in here does not change while somebody looks. */
export const signInModeQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => get<SignInMode>('/session'),
  staleTime: Infinity,
});

export interface TaskFilter {
  readonly scope: TaskScope;
  readonly overdue: boolean;
}

export const tasksQuery = ({ scope, overdue }: TaskFilter) =>
  infiniteQueryOptions({
    queryKey: ['tasks', 'list', scope, overdue],
    queryFn: ({ pageParam }) =>
      timed<TaskList>(
        address(['tasks'], {
          scope,
          overdue: overdue ? 'true' : undefined,
          limit: pageSize,
          offset: pageParam,
        }),
      ),
    initialPageParam: 0,
    getNextPageParam: (last: TaskList, pages: TaskList[]) => {
      const shown = pages.reduce((sum, { items }) => sum + items.length, 0);
      return last.items.length > 0 && shown < last.total ? shown : undefined;
    },
    ...live,
  });

export const taskCountsQuery = queryOptions({
  queryKey: ['tasks', 'counts'],
  queryFn: () => get<TaskCounts>('/task-counts'),
  ...live,
});

/** A task is read once and then worked on: it is not exchanged below somebody's hands. */
export const taskQuery = (id: string) =>
  queryOptions({
    queryKey: ['task', id],
    queryFn: () => get<TaskDetail>(address(['tasks', id])),
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

export const trajectoriesQuery = (offset: number) =>
  queryOptions({
    queryKey: ['trajectories', offset],
    queryFn: () => timed<TrajectoryList>(address(['trajectories'], { limit: pageSize, offset })),
  });

export const trajectoryQuery = (id: string) =>
  queryOptions({
    queryKey: ['trajectory', id],
    queryFn: () => get<Trajectory>(address(['trajectories', id])),
    ...live,
  });

export const timelineQuery = (id: string, limit: number) =>
  queryOptions({
    queryKey: ['trajectory', id, 'timeline', limit],
    queryFn: () => timed<Timeline>(address(['trajectories', id, 'timeline'], { limit })),
    placeholderData: (previous: Timeline | undefined) => previous,
  });

export const explanationQuery = (id: string) =>
  queryOptions({
    queryKey: ['trajectory', id, 'explanation'],
    queryFn: () => timed<Explanation>(address(['trajectories', id, 'explanation'])),
  });

export const handOversQuery = queryOptions({
  queryKey: ['hand-overs'],
  queryFn: () => timed<HandOverList>('/hand-overs'),
  ...live,
});

export const householdsQuery = (label: string) =>
  queryOptions({
    queryKey: ['households', label],
    queryFn: () => get<HouseholdList>(address(['households'], { label, limit: 10 })),
  });

export interface OperationFilter {
  readonly instance?: string | undefined;
  readonly user?: string | undefined;
}

export const operationsQuery = ({ instance, user }: OperationFilter) =>
  infiniteQueryOptions({
    queryKey: ['operations', instance, user],
    queryFn: ({ pageParam }) =>
      timed<OperationList>(address(['operations'], { instance, user, limit: pageSize, offset: pageParam })),
    initialPageParam: 0,
    getNextPageParam: ({ more }: OperationList, pages: OperationList[]) =>
      more ? pages.reduce((sum, { items }) => sum + items.length, 0) : undefined,
  });

export const ownSideQuery = queryOptions({
  queryKey: ['own-side'],
  queryFn: () => timed<OwnSideAnswer>('/me/household'),
  gcTime: 0,
  ...live,
});

export const overdueQuery = queryOptions({
  queryKey: ['overdue'],
  queryFn: () => timed<OverdueList>('/overdue'),
  ...live,
});

export const normsQuery = queryOptions({
  queryKey: ['norms'],
  queryFn: () => timed<NormList>('/norms'),
});

export const normEffectsQuery = (id: string) =>
  queryOptions({
    queryKey: ['norms', 'effects', id],
    queryFn: () => timed<NormEffects>(address(['norm-changes', id, 'effects'])),
  });

export const onCallQuery = queryOptions({
  queryKey: ['on-call'],
  queryFn: () => timed<OnCallRoster>('/on-call'),
  ...live,
});

export const notificationsQuery = queryOptions({
  queryKey: ['notifications'],
  queryFn: () => timed<NotificationList>(address(['notifications'], { limit: 100 })),
  ...live,
});

export const colleaguesQuery = (role: string | undefined) =>
  queryOptions({
    queryKey: ['users', role],
    queryFn: () => get<Colleagues>(address(['users'], { role })),
    staleTime: 5 * minute,
  });

export const workloadQuery = queryOptions({
  queryKey: ['workload'],
  queryFn: () => timed<Workload>('/workload'),
  ...live,
});

/** A proposal is looked at for a while: it changes when it is asked for again, not by itself. */
export const proposedWorkQuery = (user: string) =>
  queryOptions({
    queryKey: ['workload', user],
    queryFn: () => timed<ProposedWork>(address(['workload', user, 'proposal'])),
  });

export const redistributionsQuery = queryOptions({
  queryKey: ['redistributions'],
  queryFn: () => timed<RedistributionList>('/redistributions'),
});

export const workflowsQuery = queryOptions({
  queryKey: ['workflows'],
  queryFn: () => get<WorkflowList>('/workflows'),
});

export const versionsQuery = (key: string) =>
  queryOptions({
    queryKey: ['workflows', key, 'versions'],
    queryFn: () => get<WorkflowVersions>(address(['workflows', key, 'versions'])),
  });

export const changesQuery = (key: string) =>
  queryOptions({
    queryKey: ['changes', 'of', key],
    queryFn: () => get<ChangeList>(address(['workflows', key, 'changes'])),
    refetchInterval: ({ state: { data } }) =>
      data?.items.some(({ state }) => state === 'RUNNING') === true ? 2_000 : false,
  });

/** Asked again and again for as long as it is under way. */
export const changeQuery = (id: string) =>
  queryOptions({
    queryKey: ['changes', id],
    queryFn: () => get<Change>(address(['changes', id])),
    refetchInterval: ({ state: { data } }) =>
      data === undefined || data.state === 'RUNNING' ? 1_000 : false,
  });

export const changeResultsQuery = (id: string) =>
  queryOptions({
    queryKey: ['changes', id, 'results'],
    queryFn: () => get<ChangeResults>(address(['changes', id, 'results'])),
    refetchInterval: 3_000,
  });

/** A published version never changes. */
export const modelQuery = (key: string, version: number) =>
  queryOptions({
    queryKey: ['workflows', key, 'xml', version],
    queryFn: () => getText(address(['workflows', key, 'versions', String(version), 'xml'])),
    staleTime: Infinity,
  });

export const readmeQuery = (key: string) =>
  queryOptions({
    queryKey: ['workflows', key, 'readme'],
    queryFn: () => getText(address(['workflows', key, 'readme'])),
    retry: false,
  });
