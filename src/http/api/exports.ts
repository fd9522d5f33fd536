import { listOverdue } from '../../application/care/list-overdue.js';
import { listIndicators } from '../../application/care/steering/list-indicators.js';
import { listStandStills } from '../../application/care/steering/list-stand-stills.js';
import { ok } from '../../kernel/outcome.js';
import { exportQuery } from '../contract/v1.js';
import { csvOf } from './csv.js';
import { steering } from './roles.js';
import { route } from './route.js';

const mediaType = 'text/csv; charset=utf-8; header=present';

const named = (name: string): Readonly<Record<string, string>> => ({
  'Content-Disposition': `attachment; filename="${name}.csv"`,
});

/** As many lines as a spreadsheet is of use for. */
const mostLines = 10_000;

/* The lists of whoever steers as files, each with what its page shows and no more. */
export const exportRoutes = [
  route({
    method: 'get',
    path: '/exports/overdue.csv',
    name: 'exportOverdue',
    summary: 'What is late, as a CSV file',
    subject: 'Steering',
    access: steering,
    query: exportQuery,
    answer: { status: 200, mediaType },
    handle: async ({ house, who, query }) => {
      const listed = await listOverdue(house.ports, who, { limit: mostLines });
      if (!listed.ok) return listed;
      const heads =
        query.english === 'true'
          ? ['Task', 'Step', 'Process', 'Due', 'Minutes late', 'Safety', 'Urgency', 'Role', 'Level']
          : [
              'Taak',
              'Stap',
              'Proces',
              'Termijn',
              'Minuten te laat',
              'Veiligheid',
              'Urgentie',
              'Rol',
              'Ladder',
            ];
      const rows = listed.value.items.map((item) => [
        item.taskId,
        item.step,
        item.processName,
        item.dueAt,
        item.minutesLate,
        item.safetyCritical ? 1 : 0,
        item.urgency,
        item.ownerRole,
        item.level,
      ]);
      return ok({ body: csvOf(heads, rows), headers: named('te-laat') });
    },
  }),
  route({
    method: 'get',
    path: '/exports/indicators.csv',
    name: 'exportIndicators',
    summary: 'The figures to steer by, as a CSV file; what is hidden on the page is empty here',
    subject: 'Steering',
    access: steering,
    query: exportQuery,
    answer: { status: 200, mediaType },
    handle: async ({ house, who, query: { english, ...asked } }) => {
      const listed = await listIndicators(house.ports, who, asked);
      if (!listed.ok) return listed;
      const language = english === 'true' ? 'en' : 'nl';
      const heads =
        language === 'en'
          ? ['Id', 'Name', 'Figure', 'Unit', 'Value', 'Rests on', 'Hidden', 'From', 'To', 'As of']
          : [
              'Id',
              'Naam',
              'Cijfer',
              'Eenheid',
              'Waarde',
              'Berust op',
              'Verborgen',
              'Van',
              'Tot en met',
              'Stand',
            ];
      const { from, to, asOf } = listed.value;
      const rows = listed.value.items.flatMap(({ id, name, figures }) =>
        figures.map(({ key, unit, value, n, hidden }) => [
          id,
          name[language],
          key,
          unit,
          value,
          n,
          hidden ? 1 : 0,
          from,
          to,
          asOf,
        ]),
      );
      return ok({ body: csvOf(heads, rows), headers: named('cijfers') });
    },
  }),
  route({
    method: 'get',
    path: '/exports/stand-stills.csv',
    name: 'exportStandStills',
    summary: 'Trajectories that stand still, as a CSV file',
    subject: 'Steering',
    access: steering,
    query: exportQuery,
    answer: { status: 200, mediaType },
    handle: async ({ house, who, query: { english, municipality, team } }) => {
      const listed = await listStandStills(house.ports, who, { municipality, team, limit: mostLines });
      if (!listed.ok) return listed;
      const heads =
        english === 'true'
          ? ['Trajectory', 'Task', 'Step', 'Waits for', 'Since', 'Municipality', 'Team', 'Urgency']
          : ['Traject', 'Taak', 'Stap', 'Wacht op', 'Sinds', 'Gemeente', 'Team', 'Urgentie'];
      const rows = listed.value.items.map((item) => [
        item.trajectoryId,
        item.taskId,
        item.stepName,
        item.waitsFor,
        item.since,
        item.municipality,
        item.team,
        item.urgency,
      ]);
      return ok({ body: csvOf(heads, rows), headers: named('stilstand') });
    },
  }),
];
