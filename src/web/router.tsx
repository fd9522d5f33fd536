import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
} from '@tanstack/react-router';
import {
  handOversQuery,
  meQuery,
  modelQuery,
  normsQuery,
  notificationsQuery,
  onCallQuery,
  operationsQuery,
  overdueQuery,
  proposedWorkQuery,
  taskQuery,
  tasksQuery,
  trajectoryQuery,
  versionsQuery,
  workflowsQuery,
  workloadQuery,
} from './api/queries.js';
import { indicatorsQuery } from './api/figures.js';
import { Layout } from './shell/layout.js';
import { NotFound } from './shell/not-found.js';
import { PageFault } from './shell/page-fault.js';
import { homeOf, isDesigner } from './shell/places.js';
import { useMe } from './shell/use-me.js';
import { readOperationSearch } from './operations/operation-search.js';
import { readTaskSearch } from './tasks/task-search.js';
import { TasksPage } from './tasks/tasks-page.js';
import { loadEditor } from './workflows/load-editor.js';

interface Context {
  readonly client: QueryClient;
}

const root = createRootRouteWithContext<Context>()({ component: Layout, notFoundComponent: NotFound });

function Home() {
  const { me } = useMe();
  return me ? <Navigate to={homeOf(me)} replace /> : null;
}

/** Starts asking; what comes of it, the page shows. */
const begin = (asked: Promise<unknown>): void => {
  asked.catch(() => undefined);
};

const home = createRoute({ getParentRoute: () => root, path: '/', component: Home });

/*
 * Loaders start asking and do not wait: pages show what they have. Code of a page is fetched by the router before
 * the page is shown, never below a fallback (React delays those by 300 ms).
 */
const tasks = createRoute({
  getParentRoute: () => root,
  path: '/tasks',
  validateSearch: readTaskSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) =>
    begin(
      context.client.infiniteQuery(
        tasksQuery({ scope: deps.scope ?? 'mine', overdue: deps.overdue ?? false }),
      ),
    ),
  component: TasksPage,
});

const task = createRoute({
  getParentRoute: () => root,
  path: '/tasks/$taskId',
  loader: ({ context, params }) => begin(context.client.query(taskQuery(params.taskId))),
  component: lazyRouteComponent(() => import('./task/task-page.js'), 'TaskPage'),
});

const trajectories = createRoute({
  getParentRoute: () => root,
  path: '/trajectories',
  component: lazyRouteComponent(() => import('./trajectories/trajectories-page.js'), 'TrajectoriesPage'),
});

const trajectory = createRoute({
  getParentRoute: () => root,
  path: '/trajectories/$trajectoryId',
  loader: ({ context, params }) => begin(context.client.query(trajectoryQuery(params.trajectoryId))),
  component: lazyRouteComponent(() => import('./trajectories/trajectory-page.js'), 'TrajectoryPage'),
});

const handOvers = createRoute({
  getParentRoute: () => root,
  path: '/hand-overs',
  loader: ({ context }) => begin(context.client.query(handOversQuery)),
  component: lazyRouteComponent(() => import('./hand-overs/hand-overs-page.js'), 'HandOversPage'),
});

const figures = createRoute({
  getParentRoute: () => root,
  path: '/figures',
  loader: ({ context }) => begin(context.client.query(indicatorsQuery({}))),
  component: lazyRouteComponent(() => import('./figures/figures-page.js'), 'FiguresPage'),
});

const report = createRoute({
  getParentRoute: () => root,
  path: '/report',
  component: lazyRouteComponent(() => import('./report/report-page.js'), 'ReportPage'),
});

const overdue = createRoute({
  getParentRoute: () => root,
  path: '/overdue',
  loader: ({ context }) => begin(context.client.query(overdueQuery)),
  component: lazyRouteComponent(() => import('./overdue/overdue-page.js'), 'OverduePage'),
});

const workload = createRoute({
  getParentRoute: () => root,
  path: '/workload',
  loader: ({ context }) => begin(context.client.query(workloadQuery)),
  component: lazyRouteComponent(() => import('./workload/workload-page.js'), 'WorkloadPage'),
});

const givingWork = createRoute({
  getParentRoute: () => root,
  path: '/workload/$user',
  loader: ({ context, params }) => begin(context.client.query(proposedWorkQuery(params.user))),
  component: lazyRouteComponent(() => import('./workload/give-work-page.js'), 'GiveWorkPage'),
});

const norms = createRoute({
  getParentRoute: () => root,
  path: '/norms',
  loader: ({ context }) => begin(context.client.query(normsQuery)),
  component: lazyRouteComponent(() => import('./norms/norms-page.js'), 'NormsPage'),
});

const onCall = createRoute({
  getParentRoute: () => root,
  path: '/on-call',
  loader: ({ context }) => begin(context.client.query(onCallQuery)),
  component: lazyRouteComponent(() => import('./on-call/on-call-page.js'), 'OnCallPage'),
});

const workflows = createRoute({
  getParentRoute: () => root,
  path: '/workflows',
  loader: ({ context }) => begin(context.client.query(workflowsQuery)),
  component: lazyRouteComponent(() => import('./workflows/workflows-page.js'), 'WorkflowsPage'),
});

/** The editor works on one version of the model, so here the answers are waited for. */
const workflow = createRoute({
  getParentRoute: () => root,
  path: '/workflows/$key',
  loader: async ({ context: { client }, params: { key } }) => {
    const me = await client.query({ ...meQuery, staleTime: 'static' });
    const editor = isDesigner(me) ? loadEditor() : undefined;
    const { items } = await client.query(versionsQuery(key));
    const newest = items[0];
    if (newest) await client.query(modelQuery(key, newest.version));
    await editor;
  },
  errorComponent: PageFault,
  component: lazyRouteComponent(() => import('./workflows/workflow-page.js'), 'WorkflowPage'),
});

const ownSide = createRoute({
  getParentRoute: () => root,
  path: '/my-side',
  component: lazyRouteComponent(() => import('./own-side/own-side-page.js'), 'OwnSidePage'),
});

const notifications = createRoute({
  getParentRoute: () => root,
  path: '/notifications',
  loader: ({ context }) => begin(context.client.query(notificationsQuery)),
  component: lazyRouteComponent(() => import('./notifications/notifications-page.js'), 'NotificationsPage'),
});

const operations = createRoute({
  getParentRoute: () => root,
  path: '/operations',
  validateSearch: readOperationSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => begin(context.client.infiniteQuery(operationsQuery(deps))),
  component: lazyRouteComponent(() => import('./operations/operations-page.js'), 'OperationsPage'),
});

export const makeRouter = (client: QueryClient) =>
  createRouter({
    routeTree: root.addChildren([
      home,
      tasks,
      task,
      trajectories,
      trajectory,
      handOvers,
      figures,
      report,
      overdue,
      workload,
      givingWork,
      norms,
      onCall,
      workflows,
      workflow,
      notifications,
      ownSide,
      operations,
    ]),
    context: { client },
    defaultErrorComponent: PageFault,
    scrollRestoration: true,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
