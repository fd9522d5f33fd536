import type { Member } from '../api/shapes.js';
import { useWords } from '../i18n/words.js';
import { today } from './due.js';

/** Whole years on a day, both `YYYY-MM-DD`. */
export const ageOn = (birthDate: string, day: string): number => {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
};

export function Members({ members }: { readonly members: readonly Member[] }) {
  const { say, sayCode } = useWords();
  return (
    <ul className="members">
      {members.map(({ id, name, role, birthDate }) => (
        <li key={id}>
          <strong>{name}</strong>
          <span className="small">
            {sayCode('memberRole', role)}
            {birthDate === undefined ? '' : `, ${say('member.age', { age: ageOn(birthDate, today()) })}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
