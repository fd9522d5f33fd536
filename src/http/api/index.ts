import { changeRoutes } from './changes.js';
import { dossierRoutes } from './dossier.js';
import { handOverRoutes } from './hand-overs.js';
import { homeBanRoutes } from './home-bans.js';
import { exportRoutes } from './exports.js';
import { householdRoutes } from './households.js';
import { indicatorRoutes } from './indicators.js';
import { meRoutes } from './me.js';
import { modificationRoutes } from './modifications.js';
import { normRoutes } from './norms.js';
import { notificationRoutes } from './notifications.js';
import { onCallRoutes } from './on-call.js';
import { operationRoutes } from './operations.js';
import { overdueRoutes } from './overdue.js';
import { packageRoutes } from './packages.js';
import { ownSideRoutes } from './own-side.js';
import { personRoutes } from './persons.js';
import { reportRoutes } from './reports.js';
import type { AnyRoute } from './route.js';
import { sessionRoutes } from './session.js';
import { taskCommandRoutes } from './task-commands.js';
import { taskRoutes } from './tasks.js';
import { trajectoryRoutes } from './trajectories.js';
import { userRoutes } from './users.js';
import { workflowRoutes } from './workflows.js';
import { workloadRoutes } from './workload.js';

/** Every route of /api/v1: the server serves this list and the OpenAPI document describes it. */
export const routes: readonly AnyRoute[] = [
  ...taskRoutes,
  ...taskCommandRoutes,
  ...trajectoryRoutes,
  ...handOverRoutes,
  ...homeBanRoutes,
  ...reportRoutes,
  ...householdRoutes,
  ...dossierRoutes,
  ...personRoutes,
  ...ownSideRoutes,
  ...overdueRoutes,
  ...packageRoutes,
  ...onCallRoutes,
  ...workloadRoutes,
  ...indicatorRoutes,
  ...exportRoutes,
  ...notificationRoutes,
  ...meRoutes,
  ...sessionRoutes,
  ...userRoutes,
  ...normRoutes,
  ...workflowRoutes,
  ...changeRoutes,
  ...modificationRoutes,
  ...operationRoutes,
];
