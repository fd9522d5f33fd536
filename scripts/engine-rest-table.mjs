/**
 * Writes the table of docs/engine-rest.md: every route of the REST API of Camunda 7, and whether this service has it.
 * What is served and what is refused is taken from the code; only how an answer differs is said here.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { format, resolveConfig } from 'prettier';

const file = 'docs/engine-rest.md';
const heading = '## Every route';

/** How a route that is served differs from Camunda 7. */
const differs = {
  'POST /task/create': 'no tenants and case instances; ids have no dot',
  'PUT /task/{id}': 'a due date that a norm gives stays',
  'DELETE /task/{id}': 'a task of a process is refused with 409',
  'POST /task/{id}/complete': 'four eyes is kept; a delegated task is refused with 409',
  'POST /task/{id}/identity-links': 'types assignee, owner and candidate only',
  'POST /task/{id}/identity-links/delete': 'types assignee, owner and candidate only',
  'GET /task/{id}/form': 'a form by reference is shown as its key',
  'GET /task/{id}/deployed-form': 'also finds forms of form-js by their key',
  'GET /task/report/candidate-group-count': 'at most 100,000 open tasks',
  'POST /task/{id}/bpmnError': 'an error that nobody catches is refused with 422',
  'POST /external-task/{id}/bpmnError': 'an error that nobody catches is refused with 422',
  'POST /external-task/fetchAndLock': 'no tenantIdIn; processVariables and sorting look at 1,000 tasks',
  'PUT /external-task/retries': 'more than 1,000 tasks by a batch',
  'POST /process-definition/{id}/restart': 'more than 1,000 instances by a batch',
  'GET /process-definition/{id}/statistics': 'at most 100,000 running instances',
  'GET /process-definition/key/{key}/statistics': 'at most 100,000 running instances',
  'GET /process-definition/{id}/diagram': 'an SVG file deployed beside the model',
  'GET /process-definition/key/{key}/diagram': 'an SVG file deployed beside the model',
  'PUT /process-definition/suspended': 'kinds of jobs stay as they are; more than 1,000 instances by a batch',
  'PUT /process-definition/{id}/suspended':
    'kinds of jobs stay as they are; more than 1,000 instances by a batch',
  'PUT /process-definition/key/{key}/suspended':
    'kinds of jobs stay as they are; more than 1,000 instances by a batch',
  'PUT /process-instance/suspended': 'more than 1,000 instances by a batch',
  'PUT /job/suspended': 'more than 1,000 jobs by a batch',
  'PUT /job-definition/suspended': 'more than 1,000 jobs by a batch',
  'PUT /job-definition/{id}/suspended': 'more than 1,000 jobs by a batch',
  'PUT /job-definition/{id}/retries': 'more than 1,000 jobs by a batch',
  'PUT /job-definition/{id}/jobPriority': 'more than 1,000 jobs by a batch',
  'POST /task/{id}/attachment/create': 'at most 5 MB',
  'GET /task/{id}/attachment/{attachmentId}/data': 'as a file to save, whatever it is',
  'GET /filter/{id}/list': 'JSON, not HAL',
  'POST /filter/{id}/list': 'JSON, not HAL',
  'DELETE /process-definition/key/{key}': 'all versions, in one commit',
  'GET /deployment/registered': 'every deployment',
  'POST /message': 'no tenants',
  'POST /signal': 'no tenants',
  'GET /event-subscription': 'no tenantIdIn',
};

/** Routes that Camunda 7 does not have. */
const own = new Set([
  'POST /execution/{id}/trigger',
  'GET /process-instance/{id}/explanation',
  'POST /history/decision-instance',
  'POST /history/decision-instance/count',
  'POST /history/identity-link-log',
  'POST /history/identity-link-log/count',
  'GET /execution/{id}/ad-hoc-activities',
  'POST /execution/{id}/ad-hoc-activities/{activityId}/start',
]);

const routesOf = async () => {
  const outfile = `${process.cwd()}/.cache/engine-rest-routes.mjs`;
  await build({
    stdin: {
      contents:
        "export * from './src/http/engine-rest/index.ts'; export * from './src/http/engine-rest/unsupported-routes.ts';",
      resolveDir: process.cwd(),
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile,
    logLevel: 'error',
  });
  const code = await import(outfile);
  rmSync(outfile);
  return code;
};

const { engineRestRoutes, refusingRoutes, unsupportedRoutes, published } = await routesOf();

const why = new Map(unsupportedRoutes.map((one) => [one.route, one.why]));
const served = engineRestRoutes.map(published).map((route) => {
  const remark = own.has(route) ? 'not in Camunda 7' : differs[route];
  return [route, remark === undefined ? 'yes' : `yes: ${remark}`];
});
const refused = refusingRoutes(engineRestRoutes)
  .map(published)
  .map((route) => [route, `no: ${why.get(route) ?? ''}`]);

const pathOf = ([route]) => route.split(' ')[1] ?? '';
const groups = new Map();
for (const row of [...served, ...refused]) {
  const name = pathOf(row).split('/')[1] ?? '';
  groups.set(name, [...(groups.get(name) ?? []), row]);
}

const inOrder = (one, other) => {
  const [left, right] = [`${pathOf(one)} ${one[0]}`, `${pathOf(other)} ${other[0]}`];
  return left < right ? -1 : Number(left > right);
};

const tables = [...groups]
  .sort(([one], [other]) => (one < other ? -1 : 1))
  .map(([name, rows]) => {
    const lines = rows.sort(inOrder).map(([route, here]) => `| \`${route}\` | ${here} |`);
    return `### ${name}\n\n| Route | Here |\n| --- | --- |\n${lines.join('\n')}\n`;
  });

const text = readFileSync(file, 'utf8');
const kept = text.slice(0, text.indexOf(heading) === -1 ? text.length : text.indexOf(heading)).trimEnd();
const intro = `${served.length} routes are served. ${refused.length} more are known and answered with 501 and the reason.`;
const written = `${kept}\n\n${heading}\n\n${intro}\n\n${tables.join('\n')}`;
writeFileSync(file, await format(written, { ...(await resolveConfig(file)), parser: 'markdown' }));
