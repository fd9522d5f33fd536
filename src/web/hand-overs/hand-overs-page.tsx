import { useQuery } from '@tanstack/react-query';
import { handOversQuery } from '../api/queries.js';
import type { HandOver } from '../api/shapes.js';
import type { MessageId } from '../i18n/nl.js';
import { useWords } from '../i18n/words.js';
import { AsOf } from '../parts/as-of.js';
import { Asked } from '../parts/asked.js';
import { Page } from '../parts/page.js';
import { useMe } from '../shell/use-me.js';
import { HandOverCard } from './hand-over-card.js';

function Group({ name, items }: { readonly name: MessageId; readonly items: readonly HandOver[] }) {
  const { say } = useWords();
  return (
    <section className="group" aria-labelledby={name}>
      <h2 id={name}>
        {say(name)} <span className="group-count">{items.length}</span>
      </h2>
      {items.length === 0 ? <p className="nothing-here">{say('handOvers.none')}</p> : null}
      {items.map((handOver) => (
        <HandOverCard key={handOver.id} handOver={handOver} />
      ))}
    </section>
  );
}

export function HandOversPage() {
  const { say } = useWords();
  const { me } = useMe();
  const query = useQuery(handOversQuery);
  return (
    <Page
      title={say('handOvers.title')}
      intro={<p>{say('handOvers.intro')}</p>}
      aside={<AsOf at={query.data?.asOf} refresh={() => query.refetch()} />}
    >
      <Asked query={query}>
        {({ items }) => (
          <>
            <Group name="handOvers.toMe" items={items.filter(({ giver }) => giver !== me?.user)} />
            <Group name="handOvers.byMe" items={items.filter(({ giver }) => giver === me?.user)} />
          </>
        )}
      </Asked>
    </Page>
  );
}
