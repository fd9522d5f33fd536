import { describe, expect, it } from '@jest/globals';
import {
  after,
  boundary,
  chain,
  diagram,
  diagramOf,
  draw,
  process,
  service,
  start,
  userTask,
  type Part,
} from '../../../support/engine/drawing.js';
import { Story } from '../../../support/engine/story.js';

const retry = (text: string): Part => draw('camunda:failedJobRetryTimeCycle', {}, text);

describe('a job', () => {
  it('is tried as often as its element says', () => {
    const story = new Story(
      diagramOf(
        start(),
        userTask('task', { 'camunda:asyncBefore': 'true' }, retry('R5/PT10M')),
        boundary('late', 'task', after('PT1H')),
        ...chain('start', 'task'),
      ),
    ).start();
    expect(story.job('task')).toMatchObject({ retry: { times: 5, waits: ['PT10M'] } });
    story.execute('task');
    expect(story.job('late').retry).toBeUndefined();
  });

  it('may compute how often, and says when that cannot be read', () => {
    const story = new Story(
      diagramOf(
        start(),
        draw('intermediateCatchEvent', { id: 'wait' }, after('PT1H'), retry('=often')),
        ...chain('start', 'wait'),
      ),
    );
    expect(
      story.attempt({ type: 'StartProcess', instance: 'i' as never, variables: { values: { often: 'x' } } }),
    ).toMatchObject({ code: 'timer-not-readable', element: 'wait' });
    story.start({ often: 'PT1M,PT2M' });
    expect(story.job('wait')).toMatchObject({ retry: { times: 3, waits: ['PT1M', 'PT2M'] } });
  });

  it('is as urgent as its element says, else as its process does', () => {
    const story = new Story(
      diagram({
        ...process(
          start(),
          userTask('first', { 'camunda:asyncBefore': 'true', 'camunda:jobPriority': '=n + 1' }),
          service('work', { 'camunda:asyncBefore': 'true' }),
          service('own', { 'camunda:taskPriority': '9' }),
          ...chain('start', 'first', 'work', 'own'),
        ),
        attributes: { isExecutable: 'true', 'camunda:jobPriority': '5', 'camunda:taskPriority': '7' },
      }),
    ).start({ n: 1 });
    expect(story.job('first').priority).toBe(2);
    story.execute('first').complete('first');
    expect(story.job('work')).toMatchObject({ kind: 'continuation', priority: 5 });
    story.execute('work');
    expect(story.job('work')).toMatchObject({ kind: 'external', priority: 7 });
    story.work('work');
    expect(story.job('own').priority).toBe(9);
  });
});

describe('a lane', () => {
  const laned = (attributes: Record<string, string>, ...lanes: Part[]): Story =>
    new Story(
      diagramOf(
        draw('laneSet', { id: 'set' }, ...lanes),
        start(),
        userTask('task', attributes),
        ...chain('start', 'task'),
      ),
    ).start();
  const lane = (name: string, ...inside: Part[]): Part =>
    draw('lane', { id: `lane-${name}`, name }, ...inside);
  const holds = draw('flowNodeRef', {}, 'task');
  const groupsOf = (story: Story) => story.ofType('UserTaskOpened')[0]?.task.candidateGroups;

  it('names the group of a task that says nothing about who does it', () => {
    expect(groupsOf(laned({}, lane('intake', holds)))).toEqual(['intake']);
    expect(groupsOf(laned({}, lane('other')))).toBeUndefined();
    expect(groupsOf(laned({}, draw('lane', { id: 'nameless' }, holds)))).toBeUndefined();
  });

  it('gives way to what the task says itself', () => {
    expect(groupsOf(laned({ 'camunda:assignee': 'TEST-a' }, lane('intake', holds)))).toBeUndefined();
    expect(groupsOf(laned({ 'camunda:candidateGroups': 'own' }, lane('intake', holds)))).toEqual(['own']);
  });

  it('inside another counts, and a word for its group before its name', () => {
    const inner = draw('childLaneSet', {}, lane('inner', holds, draw('koers:lane', { group: 'word' })));
    expect(groupsOf(laned({}, lane('outer', holds, inner)))).toEqual(['word']);
  });
});
