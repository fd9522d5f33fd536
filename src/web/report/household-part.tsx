import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { householdsQuery } from '../api/queries.js';
import { useWords } from '../i18n/words.js';
import { Choice } from '../parts/choice.js';
import { Field, FieldSet } from '../parts/field.js';
import { Notice } from '../parts/notice.js';
import { householdFinders } from '../../http/contract/v1/roles.js';
import { hasRole, useMe } from '../shell/use-me.js';
import { idOf, pointerTo } from '../task/form-data.js';
import { emptyMember, memberRoles, type MemberDraft } from './report-draft.js';
import type { PartProps } from './report-parts.js';

const enough = 2;

function KnownHousehold({ draft, change }: PartProps) {
  const { say } = useWords();
  const [label, setLabel] = useState('');
  const wanted = label.trim();
  const { data } = useQuery({ ...householdsQuery(wanted), enabled: wanted.length >= enough });
  const found = wanted.length >= enough ? (data?.items ?? []) : [];
  return (
    <>
      <Field id="household-search" label={say('report.household.search')}>
        <input
          id="household-search"
          className="input"
          type="search"
          value={label}
          onChange={({ target }) => setLabel(target.value)}
        />
      </Field>
      <div role="status">
        {wanted.length >= enough && data !== undefined && found.length === 0 ? (
          <p>{say('report.household.none')}</p>
        ) : null}
      </div>
      {found.length === 0 ? null : (
        <FieldSet id={idOf('/household/id')} label={say('report.household.which')} required>
          <div className="choices">
            {found.map(({ id, label: name, municipality, openTrajectoryId }) => (
              <Choice
                key={id}
                type="radio"
                id={`household-${id}`}
                name="household"
                label={`${name}, ${municipality}${openTrajectoryId === undefined ? '' : ` (${say('report.household.open')})`}`}
                checked={draft.householdId === id}
                change={() => change({ ...draft, householdId: id })}
              />
            ))}
          </div>
        </FieldSet>
      )}
      {draft.householdId === '' ? null : (
        <Notice>
          <p>{say('report.household.chosen')}</p>
        </Notice>
      )}
    </>
  );
}

interface MemberRowProps {
  readonly member: MemberDraft;
  readonly index: number;
  readonly errors: PartProps['errors'];
  readonly change: (member: MemberDraft) => void;
  readonly remove: (() => void) | undefined;
}

function MemberRow({ member, index, errors, change, remove }: MemberRowProps) {
  const { say } = useWords();
  const at = (field: string) => pointerTo('household', 'members', index, field);
  const id = (field: string) => idOf(at(field));
  return (
    <div
      className="list-row list-row-columns"
      role="group"
      aria-label={say('report.member', { number: index + 1 })}
    >
      <Field id={id('name')} label={say('report.member.name')} required error={errors.get(at('name'))}>
        <input
          id={id('name')}
          className="input"
          maxLength={200}
          aria-required
          value={member.name}
          onChange={({ target }) => change({ ...member, name: target.value })}
        />
      </Field>
      <Field id={id('role')} label={say('report.member.role')} required error={errors.get(at('role'))}>
        <select
          id={id('role')}
          className="input"
          aria-required
          value={member.role}
          onChange={({ target }) =>
            change({ ...member, role: memberRoles.find((role) => role === target.value) ?? '' })
          }
        >
          <option value="">{say('form.choose')}</option>
          {memberRoles.map((role) => (
            <option key={role} value={role}>
              {say(`report.member.${role}`)}
            </option>
          ))}
        </select>
      </Field>
      <Field id={id('birthDate')} label={say('report.member.birthDate')} error={errors.get(at('birthDate'))}>
        <input
          id={id('birthDate')}
          className="input"
          type="date"
          value={member.birthDate}
          onChange={({ target }) => change({ ...member, birthDate: target.value })}
        />
      </Field>
      {remove === undefined ? null : (
        <button type="button" className="button button-quiet" onClick={remove}>
          {say('report.member.remove', { number: index + 1 })}
        </button>
      )}
    </div>
  );
}

function NewHousehold({ draft, change, errors }: PartProps) {
  const { say } = useWords();
  const { members } = draft;
  const label = idOf('/household/label');
  const municipality = idOf('/household/municipality');
  const withMembers = (next: readonly MemberDraft[]) => change({ ...draft, members: next });
  return (
    <>
      <Field id={label} label={say('report.household.label')} required error={errors.get('/household/label')}>
        <input
          id={label}
          className="input"
          maxLength={100}
          aria-required
          value={draft.label}
          onChange={({ target }) => change({ ...draft, label: target.value })}
        />
      </Field>
      <Field
        id={municipality}
        label={say('report.municipality')}
        required
        error={errors.get('/household/municipality')}
      >
        <input
          id={municipality}
          className="input"
          maxLength={100}
          aria-required
          value={draft.municipality}
          onChange={({ target }) => change({ ...draft, municipality: target.value })}
        />
      </Field>
      <FieldSet id={idOf('/household/members')} label={say('report.members')} required>
        <div className="list-rows">
          {members.map((member, index) => (
            <MemberRow
              key={index}
              member={member}
              index={index}
              errors={errors}
              change={(next) => withMembers(members.map((one, at) => (at === index ? next : one)))}
              remove={
                members.length > 1 ? () => withMembers(members.filter((_, at) => at !== index)) : undefined
              }
            />
          ))}
          <button type="button" className="button" onClick={() => withMembers([...members, emptyMember])}>
            {say('report.member.add')}
          </button>
        </div>
      </FieldSet>
    </>
  );
}

/** About whom it is: somebody known, for those who may look that up, or somebody new. */
export function HouseholdPart(props: PartProps) {
  const { say } = useWords();
  const { me } = useMe();
  const [known, setKnown] = useState(false);
  const { draft, change } = props;
  return (
    <section className="card" aria-labelledby="household-heading">
      <h2 id="household-heading">{say('report.household')}</h2>
      {hasRole(me, householdFinders) ? (
        <div className="choices choices-row" role="group" aria-labelledby="household-heading">
          <Choice
            type="radio"
            id="household-new"
            name="household-kind"
            label={say('report.household.new')}
            checked={!known}
            change={() => {
              setKnown(false);
              change({ ...draft, householdId: '' });
            }}
          />
          <Choice
            type="radio"
            id="household-known"
            name="household-kind"
            label={say('report.household.known')}
            checked={known}
            change={() => setKnown(true)}
          />
        </div>
      ) : null}
      {known ? <KnownHousehold {...props} /> : <NewHousehold {...props} />}
    </section>
  );
}
