import { z } from 'zod';
import * as contract from '../contract/v1.js';
import { problems, type RefusalCode } from '../problems.js';
import { parametersOf, type AnyRoute, type Route } from './route.js';
import { subjects } from './subjects.js';

type Schema = Record<string, unknown>;

const componentPath = '#/components/schemas/';

const nameOf = (exported: string): string => exported.charAt(0).toUpperCase() + exported.slice(1);

/** The shapes of the contract as JSON Schema, each under the name it is exported by. */
const componentsOf = (): Record<string, Schema> => {
  const named = z.registry<{ id?: string | undefined }>();
  for (const [exported, schema] of Object.entries(contract)) {
    if (schema instanceof z.ZodType) named.add(schema, { id: nameOf(exported) });
  }
  const { schemas } = z.toJSONSchema(named, { uri: (id) => `${componentPath}${id}`, io: 'input' });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, embedded(schema)]));
};

/** A schema inside a document has no identity of its own. */
const embedded = (schema: object): Schema =>
  Object.fromEntries(Object.entries(schema).filter(([name]) => name !== '$schema' && name !== '$id'));

const referenceTo = (schema: z.ZodType): Schema => {
  const found = Object.entries(contract).find(([, exported]) => exported === schema);
  if (!found) throw new Error('Expected every shape of a route to be exported by the contract');
  return { $ref: `${componentPath}${nameOf(found[0])}` };
};

/** Refusals a request may meet at the door, by what the route asks for. */
const doorRefusals: readonly (readonly [
  applies: (route: Route) => boolean,
  codes: readonly RefusalCode[],
])[] = [
  [({ access }) => access !== 'public', ['not-signed-in']],
  [({ access }) => typeof access !== 'string', ['not-allowed']],
  [({ path }) => path.includes('{'), ['not-found']],
  [({ query }) => query !== undefined, ['query-invalid']],
  [
    ({ body }) => body !== undefined,
    [
      'body-not-json',
      'body-too-large',
      'media-type-unsupported',
      'request-invalid',
      'body-too-deep',
      'key-forbidden',
    ],
  ],
  [({ ifMatch }) => ifMatch === true, ['if-match-invalid', 'version-mismatch']],
  [({ method }) => method !== 'get', ['idempotency-key-invalid', 'idempotency-key-reused', 'stale']],
  [({ method, access }) => method !== 'get' && access !== 'public', ['cross-site']],
  [() => true, ['unavailable']],
];

const refusalsOf = (route: Route): readonly RefusalCode[] => [
  ...doorRefusals.flatMap(([applies, codes]) => (applies(route) ? codes : [])),
  ...(route.refusals ?? []),
];

const problemAnswers = (route: Route): Schema => {
  const byStatus = new Map<number, RefusalCode[]>();
  for (const code of new Set(refusalsOf(route))) {
    const { status } = problems[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      String(status),
      {
        description: codes.map((code) => `\`${code}\`: ${problems[code].title.en}`).join('; '),
        content: { 'application/problem+json': { schema: { $ref: `${componentPath}Problem` } } },
      },
    ]),
  );
};

const success = ({ answer, versioned }: Route): Schema => {
  const { status, body, mediaType } = answer;
  const content = body
    ? { 'application/json': { schema: referenceTo(body) } }
    : mediaType === undefined
      ? undefined
      : { [mediaType.split(';')[0] ?? mediaType]: { schema: { type: 'string' } } };
  return {
    [String(status)]: {
      description: status === 204 ? 'Done' : status === 201 ? 'Created' : status === 202 ? 'Accepted' : 'OK',
      ...(versioned === true
        ? { headers: { ETag: { description: 'The version, for If-Match', schema: { type: 'string' } } } }
        : {}),
      ...(content === undefined ? {} : { content }),
    },
  };
};

const queryParameters = (query: z.ZodType | undefined): readonly Schema[] => {
  if (!query) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: 'input', unrepresentable: 'any' });
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema:
      typeof schema === 'object' && schema.type === undefined && !schema.enum
        ? { ...schema, type: 'integer' }
        : schema,
  }));
};

const parameters = (route: Route): readonly Schema[] => [
  ...parametersOf(route.path).map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', minLength: 1, maxLength: 200 },
  })),
  ...queryParameters(route.query),
  ...(route.ifMatch === true ? [{ $ref: '#/components/parameters/IfMatch' }] : []),
  ...(route.method === 'get' ? [] : [{ $ref: '#/components/parameters/IdempotencyKey' }]),
];

const roleText = ({ access }: Route): string =>
  access === 'public'
    ? 'Without signing in.'
    : access === 'everybody'
      ? 'Any role.'
      : `Roles: ${access.join(', ')}.`;

const operation = (route: Route): Schema => ({
  operationId: route.name,
  summary: route.summary,
  description: roleText(route),
  tags: [route.subject],
  ...(route.access === 'public' ? { security: [] } : {}),
  parameters: parameters(route),
  ...(route.body
    ? {
        requestBody: { required: true, content: { 'application/json': { schema: referenceTo(route.body) } } },
      }
    : {}),
  responses: { ...success(route), ...problemAnswers(route) },
});

const pathsOf = (routes: readonly Route[]): Schema => {
  const paths: Record<string, Schema> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method]: operation(route) };
  }
  return paths;
};

/** The schemas that paths refer to, directly or through one another. */
const reachable = (from: unknown, all: Record<string, Schema>): Record<string, Schema> => {
  const found = new Set<string>();
  const visit = (part: unknown): void => {
    for (const [, id] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"/#]+)/g)) {
      if (id === undefined || found.has(id)) continue;
      found.add(id);
      visit(all[id]);
    }
  };
  visit(from);
  return Object.fromEntries(Object.entries(all).filter(([id]) => found.has(id)));
};

/** The OpenAPI 3.1 document of /api/v1, made from the routes themselves. */
export const openApiDocument = (anyRoutes: readonly AnyRoute[], version: string): Schema => {
  const routes = anyRoutes as unknown as readonly Route[];
  const paths = pathsOf(routes);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Koers',
      version,
      description:
        'Safety trajectories for children, adults and households. Problems follow RFC 9457; clients branch on `code`. ' +
        'Send `Idempotency-Key` with a command to have it happen once, `If-Match` to have it happen only on what you saw.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: '/api/v1' }],
    security: [{ basic: [] }, { session: [] }, { bearer: [] }],
    tags: Object.entries(subjects).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      securitySchemes: {
        basic: { type: 'http', scheme: 'basic', description: 'Demo users, in demo mode' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'koers-session',
          description: 'From POST /session, in demo mode',
        },
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'A token of the identity provider',
        },
      },
      parameters: sharedParameters,
      schemas: reachable(paths, componentsOf()),
    },
  };
};

const sharedParameters = {
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    description: 'The ETag seen before; refused with 412 when it has changed since.',
    schema: { type: 'string' },
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description:
      'A fresh key per command: sent again within 24 hours, the first answer comes back and nothing happens.',
    schema: { type: 'string', minLength: 1, maxLength: 200 },
  },
};
