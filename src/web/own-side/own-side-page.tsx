import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ownSideQuery } from '../api/queries.js';
import { useWords } from '../i18n/words.js';
import { Asked } from '../parts/asked.js';
import { leaveQuickly } from './leave.js';
import { SideOfOne } from './side-of-one.js';

/** First: can somebody read along? Nothing is fetched before the answer, and it is asked again each time. */
function SafeQuestion({ answered }: { readonly answered: () => void }) {
  const { say } = useWords();
  return (
    <div className="card own-question">
      <p>{say('own.safe.text')}</p>
      <div className="form-actions">
        <button type="button" className="button button-primary" onClick={answered}>
          {say('own.safe.yes')}
        </button>
        <button type="button" className="button" onClick={leaveQuickly}>
          {say('own.safe.no')}
        </button>
      </div>
      <p className="small">{say('own.exit.hint')}</p>
    </div>
  );
}

function Sides() {
  const { say } = useWords();
  const query = useQuery(ownSideQuery);
  return (
    <Asked query={query} rows={6}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="nothing-here">{say('own.nothing')}</p>
        ) : (
          <>
            {items.map((side) => (
              <SideOfOne key={side.trajectoryId} side={side} />
            ))}
          </>
        )
      }
    </Asked>
  );
}

/** What somebody who is helped sees. Title and heading say nothing of what this is about. */
export function OwnSidePage() {
  const { say } = useWords();
  const [safe, setSafe] = useState(false);
  const h1 = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = say('own.title');
  }, [say]);
  useEffect(() => {
    if (safe) h1.current?.focus({ preventScroll: true });
  }, [safe]);
  return (
    <div className="page own-page">
      <h1 ref={h1} tabIndex={-1}>
        {safe ? say('own.title') : say('own.safe.title')}
      </h1>
      {safe ? <Sides /> : <SafeQuestion answered={() => setSafe(true)} />}
    </div>
  );
}
