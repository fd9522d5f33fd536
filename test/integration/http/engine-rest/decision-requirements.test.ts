import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../support/client.js';
import { openDoor, type TestDoor } from '../../../support/http/open-door.js';

type Row = Readonly<Record<string, unknown>>;

const dmn = (id: string, ...decisions: readonly string[]) => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="${id}" name="Advice" namespace="urn:advice">
${decisions.map((one) => `<decision id="${one}" name="${one}"><literalExpression><text>1</text></literalExpression></decision>`).join('\n')}
</definitions>`;

let door: TestDoor;
let admin: Client;
const deploy = async (files: Readonly<Record<string, string>>): Promise<string> =>
  ((await (await door.deploy(files)).json()) as { readonly id: string }).id;
const get = async <Body>(path: string): Promise<readonly [number, Body]> => {
  const { status, body } = await admin.get<Body>(`/engine-rest${path}`);
  return [status, body];
};

let first: string;
let second: string;
beforeAll(async () => {
  door = await openDoor();
  admin = door.as('admin');
  const advice = dmn('advice', 'weigh', 'advise');
  first = await deploy({ 'advice.dmn': advice, 'alone.dmn': dmn('single', 'alone') });
  second = await deploy({ 'advice.dmn': advice, 'advice.svg': '<svg/>' });
});
afterAll(() => door.close());

const at = '/decision-requirements-definition';

describe('a file of several decisions', () => {
  it('is a version as a whole; a decision alone has none', async () => {
    const newest = {
      id: `advice:2:${second}`,
      key: 'advice',
      category: 'urn:advice',
      name: 'Advice',
      version: 2,
      resource: 'advice.dmn',
      deploymentId: second,
      tenantId: null,
    };
    expect(await get(`${at}/count`)).toEqual([200, { count: 2 }]);
    expect(await get<Row[]>(`${at}?sortBy=version&sortOrder=desc&maxResults=1`)).toEqual([200, [newest]]);
    expect(await get(`${at}/key/advice`)).toEqual([200, newest]);
    expect(await get(`${at}/advice:2:${second}`)).toEqual([200, newest]);
    expect((await get(`${at}?version=1&keyLike=adv%25`))[1]).toMatchObject([{ deploymentId: first }]);
  });

  it('is told by each of its decisions, which can be asked for by it', async () => {
    const [, decisions] = await get<Row[]>(
      `/decision-definition?decisionRequirementsDefinitionId=advice:1:${first}`,
    );
    expect(decisions.map(({ key }) => key)).toEqual(['advise', 'weigh']);
    expect(decisions[0]).toMatchObject({
      decisionRequirementsDefinitionId: `advice:1:${first}`,
      decisionRequirementsDefinitionKey: 'advice',
    });
    const [, alone] = await get<Row[]>('/decision-definition?withoutDecisionRequirementsDefinition=true');
    expect(alone).toMatchObject([
      { key: 'alone', decisionRequirementsDefinitionId: null, decisionRequirementsDefinitionKey: null },
    ]);
  });

  it('is given as it was deployed, with the picture beside it where there is one', async () => {
    expect(await get(`${at}/key/advice/xml`)).toEqual([
      200,
      { id: `advice:2:${second}`, dmnXml: dmn('advice', 'weigh', 'advise') },
    ]);
    expect((await get(`${at}/advice:1:${first}/diagram`))[0]).toBe(204);
    expect((await get(`${at}/key/advice/diagram`))[0]).toBe(200);
    expect((await get('/decision-definition/key/alone/diagram'))[0]).toBe(204);
    expect((await get('/decision-definition/key/advise/diagram'))[0]).toBe(200);
  });

  it('goes with its deployment', async () => {
    expect((await admin.delete(`/engine-rest/deployment/${second}`)).status).toBe(204);
    expect((await get<Row>(`${at}/key/advice`))[1]).toMatchObject({ version: 1 });
    const [status, fault] = await get<Row>(`${at}/advice:2:${second}`);
    expect([status, fault['message']]).toEqual([
      404,
      `No matching decision requirements definition with id advice:2:${second}`,
    ]);
  });
});
