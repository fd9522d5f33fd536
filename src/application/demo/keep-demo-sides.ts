import { ok } from '../../kernel/outcome.js';
import { relationshipId } from '../care/persons/keep-relationship.js';
import { recordsById } from '../care/records-by-id.js';
import { transact, type Ports } from '../work.js';

/** Which demo users are whom in a household, by first name: they see their own side of its trajectory, as parents with authority. */
export const keepDemoSides = async (
  ports: Ports,
  householdId: string,
  helped: Readonly<Record<string, string>>,
): Promise<void> => {
  const household = await ports.store.get('household', householdId);
  const persons = await recordsById(ports, 'person', household?.body.memberIds ?? []);
  await transact(ports, 'system', (work) => {
    for (const [user, name] of Object.entries(helped)) {
      const person = [...persons.values()].find((member) => member.name === `${name} TEST`);
      if (person) {
        work.put('portal', { id: user, personId: person.id, invitedBy: 'caseworker', invitedAt: work.at });
      }
    }
    const ofRole = (role: string) => [...persons.values()].filter((person) => person.role === role);
    for (const adult of ofRole('adult')) {
      for (const child of ofRole('child')) {
        const id = relationshipId(adult.id, child.id);
        const relationship = { id, personA: adult.id, personB: child.id, type: 'parent' } as const;
        work.put('relationship', { ...relationship, parentalAuthority: 'yes' });
      }
    }
    return Promise.resolve(ok(undefined));
  });
};
