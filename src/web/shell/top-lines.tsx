import type { Me } from '../api/shapes.js';
import { useWords } from '../i18n/words.js';
import { Icon } from '../parts/icon.js';

/** Above every page: where to call, and that nobody here is real. */
export function TopLines({ mode }: { readonly mode: Me['mode'] | undefined }) {
  const { say } = useWords();
  return (
    <div className="top-lines" role="region" aria-label={say('app.topLines')}>
      <p className="danger-line">
        <Icon name="danger" />
        <span>
          {say('app.danger')} <a href="tel:112">112</a>. {say('app.danger.vt')}{' '}
          <a href="tel:08002000">0800-2000</a>
          <span className="danger-hours">, {say('app.danger.hours')}</span>
        </span>
      </p>
      {mode === 'oidc' ? null : <p className="test-line">{say('app.test')}</p>}
    </div>
  );
}
