import { useState } from 'react';
import type { OwnPiece, OwnSide, RightsKind } from '../api/shapes.js';
import { useWords } from '../i18n/words.js';
import { Consents } from './consents.js';
import { Decisions } from './decisions.js';
import { OwnWordsForm } from './own-words-form.js';
import { RequestDialog } from './request-dialog.js';
import { Requests } from './requests.js';
import { Section } from './section.js';

/** What somebody is about to ask, and about what. */
export interface Asking {
  readonly kind: RightsKind;
  readonly about?: string;
  readonly consentId?: string;
}

function Pieces({ pieces, none }: { readonly pieces: readonly OwnPiece[]; readonly none: string }) {
  const { sayCode, date } = useWords();
  if (pieces.length === 0) return <p className="small">{none}</p>;
  return (
    <ul className="own-list">
      {pieces.map(({ id, kind, text, at }) => (
        <li key={id}>
          <span className="small">
            {sayCode('own.kind', kind)}, {date(at)}
          </span>
          <p>{text}</p>
        </li>
      ))}
    </ul>
  );
}

function Now({ side }: { readonly side: OwnSide }) {
  const { say, sayCode, date } = useWords();
  return (
    <Section title={say('own.now')}>
      <p>{sayCode('own.state', side.state)}</p>
      {side.phase > 0 ? <p>{sayCode('own.phase', String(side.phase))}</p> : null}
      <p className="small">{say('own.since', { date: date(side.since) })}</p>
    </Section>
  );
}

function Next({ next }: Pick<OwnSide, 'next'>) {
  const { say, sayCode, date } = useWords();
  return (
    <Section title={say('own.next')}>
      {next.length === 0 ? <p className="small">{say('own.next.none')}</p> : null}
      <ul className="own-list">
        {next.map(({ code, by }) => (
          <li key={code}>
            {sayCode('own.step', code)}
            {by === undefined ? null : <strong> {say('own.by', { date: date(by) })}</strong>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function People({ people }: Pick<OwnSide, 'people'>) {
  const { say, sayCode } = useWords();
  return (
    <Section title={say('own.people')}>
      <ul className="own-list">
        {people.map(({ role, name }) => (
          <li key={role}>
            <strong>{name}</strong>
            <br />
            <span className="small">{sayCode('own.person', role)}</span>
          </li>
        ))}
        <li>
          <strong>{say('own.adviser')}</strong>
          <br />
          <span className="small">{say('own.adviser.text')}</span>
        </li>
      </ul>
    </Section>
  );
}

function Looks({ looks }: Pick<OwnSide, 'looks'>) {
  const { say, sayCode, date } = useWords();
  return (
    <Section title={say('own.looks')}>
      {looks.length === 0 ? <p className="small">{say('own.looks.none')}</p> : null}
      <ul className="own-list">
        {looks.map(({ day, role, name = '' }) => (
          <li key={`${day} ${role} ${name}`}>
            {date(`${day}T12:00:00Z`)}:{' '}
            {name === '' ? sayCode('role', role) : `${name} (${sayCode('role', role)})`}
          </li>
        ))}
      </ul>
      <p className="small">{say('own.looks.more')}</p>
    </Section>
  );
}

/** One trajectory as one person sees it, each question with its answer below. */
export function SideOfOne({ side }: { readonly side: OwnSide }) {
  const { say } = useWords();
  const [asking, setAsking] = useState<Asking | undefined>();
  return (
    <div className="own-side">
      <Now side={side} />
      <Next next={side.next} />
      <People people={side.people} />
      <Section title={say('own.why')}>
        <Pieces pieces={side.why} none={say('own.why.none')} />
      </Section>
      <Section title={say('own.plan')}>
        <Pieces pieces={side.plan} none={say('own.plan.none')} />
      </Section>
      <Section title={say('own.words')}>
        <Pieces pieces={side.words} none={say('own.words.none')} />
        <OwnWordsForm trajectoryId={side.trajectoryId} />
      </Section>
      <Consents consents={side.consents} ask={setAsking} />
      <Decisions decisions={side.decisions} ask={setAsking} />
      {side.other.length === 0 ? null : (
        <Section title={say('own.other')}>
          <Pieces pieces={side.other} none="" />
        </Section>
      )}
      <Requests requests={side.requests} ask={setAsking} />
      <Looks looks={side.looks} />
      {asking === undefined ? null : (
        <RequestDialog trajectoryId={side.trajectoryId} asking={asking} close={() => setAsking(undefined)} />
      )}
    </div>
  );
}
