import { describe, expect, it } from '@jest/globals';
import type { ProcessDefinition } from '../../../../src/engine/definition.js';
import type { ProcessInstance, Scope, Token } from '../../../../src/engine/instance.js';
import { activityTree, type ActivityInstance } from '../../../../src/http/engine-rest/activity-tree.js';

type Drawn = Partial<Record<'scopes' | 'tokens' | 'incidents', readonly object[]>>;

const byId = (items: readonly object[] = []) =>
  Object.fromEntries(items.map((item) => [(item as { id: string }).id, item]));

const scope = (id: string, kind: Scope['kind'], more: object = {}) => ({
  id,
  kind,
  element: 'P',
  variables: {},
  ...more,
});
const token = (id: string, element: string, more: Partial<Record<keyof Token, string>> = {}) => ({
  id,
  element,
  scope: '1',
  waiting: 'userTask',
  ...more,
});

const definition = {
  id: 'p:1:d',
  name: 'Process',
  nodes: new Map(
    Object.entries({ A: 'userTask', S: 'subProcess', M: 'userTask' }).map(([id, type]) => [
      id,
      { id, type, name: `Name ${id}` },
    ]),
  ),
} as unknown as ProcessDefinition;

const treeOf = ({ scopes, tokens, incidents }: Drawn): ActivityInstance =>
  activityTree(
    {
      id: 'i',
      definition: 'p:1:d',
      scopes: byId([scope('1', 'process'), ...(scopes ?? [])]),
      tokens: byId(tokens),
      incidents: byId(incidents),
    } as unknown as ProcessInstance,
    definition,
  );

const shapeOf = ({ activityId, childActivityInstances: children }: ActivityInstance): unknown =>
  children.length === 0 ? activityId : [activityId, ...children.map(shapeOf)];

describe('the activity instance tree', () => {
  it('shows a place with what it is about', () => {
    const tree = treeOf({ tokens: [token('2', 'A')] });
    expect(tree).toMatchObject({ id: 'i', activityId: 'p:1:d', parentActivityInstanceId: null });
    expect(tree.childActivityInstances).toMatchObject([
      {
        id: 'i.2',
        parentActivityInstanceId: 'i',
        activityId: 'A',
        activityType: 'userTask',
        activityName: 'Name A',
        executionIds: ['i.2'],
      },
    ]);
  });

  it('nests what goes on in a sub-process', () => {
    const tree = treeOf({
      scopes: [scope('3', 'subProcess', { parent: '1', token: '2' })],
      tokens: [token('2', 'S', { waiting: 'scope', inner: '3' }), token('4', 'A', { scope: '3' })],
    });
    expect(shapeOf(tree)).toEqual(['p:1:d', ['S', 'A']]);
  });

  it('shows the runs of a repeated activity inside one body', () => {
    const tree = treeOf({
      scopes: [
        scope('3', 'multiInstance', { parent: '1', token: '2', element: 'M' }),
        scope('4', 'iteration', { parent: '3', element: 'M' }),
        scope('5', 'iteration', { parent: '3', element: 'M' }),
      ],
      tokens: [
        token('2', 'M', { waiting: 'scope', inner: '3' }),
        token('6', 'M', { scope: '4' }),
        token('7', 'M', { scope: '5' }),
      ],
    });
    expect(shapeOf(tree)).toEqual(['p:1:d', ['M#multiInstanceBody', 'M', 'M']]);
  });

  it('shows an activity with a scope of its own once, by the token inside', () => {
    const tree = treeOf({
      scopes: [scope('3', 'activity', { parent: '1', token: '2', element: 'A' })],
      tokens: [token('2', 'A', { waiting: 'scope', inner: '3' }), token('4', 'A', { scope: '3' })],
    });
    expect(tree.childActivityInstances.map(({ id }) => id)).toEqual(['i.4']);
  });

  it('shows an activity that only has variables of its own as itself', () => {
    const tree = treeOf({
      scopes: [scope('3', 'activity', { parent: '1', token: '2', element: 'A' })],
      tokens: [token('2', 'A', { inner: '3' })],
    });
    expect(tree.childActivityInstances.map(({ id }) => id)).toEqual(['i.2']);
  });

  it('shows what waits for a continuation as a transition, with its incidents', () => {
    const tree = treeOf({
      tokens: [token('2', 'A', { waiting: 'continuation' })],
      incidents: [{ id: '9', code: 'x', message: 'x', element: 'A', token: '2' }],
    });
    expect(tree.childActivityInstances).toEqual([]);
    expect(tree.childTransitionInstances).toMatchObject([{ activityId: 'A', incidentIds: ['i.9'] }]);
  });
});
