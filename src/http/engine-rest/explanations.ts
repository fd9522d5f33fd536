import { explainInstance } from '../../application/engine/explain-instance.js';
import { unknown } from './errors.js';
import { answered, type RestRoute } from './route.js';

/** Koers' own, beside Camunda 7: why an instance stands where it stands, each clause with the event that shows it. */
export const explanationRoutes: readonly RestRoute[] = [
  {
    method: 'get',
    path: '/process-instance/:id/explanation',
    async handle({ ports, param }) {
      const explained = await explainInstance(ports, param('id'));
      return explained
        ? answered(explained.explanation)
        : unknown(`Process instance with id ${param('id')} does not exist`);
    },
  },
];
