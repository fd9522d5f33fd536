import type { MessageId } from '../i18n/nl.js';
import { useWords } from '../i18n/words.js';
import { Choice } from '../parts/choice.js';
import { Dialog } from '../parts/dialog.js';
import { switchLetters, useLetters } from './preferences.js';

const keys: readonly { readonly keys: readonly string[]; readonly does: MessageId }[] = [
  { keys: ['j'], does: 'keys.next' },
  { keys: ['k'], does: 'keys.previous' },
  { keys: ['Enter'], does: 'keys.open' },
  { keys: ['c'], does: 'keys.claim' },
  { keys: ['Ctrl', 'Enter'], does: 'keys.complete' },
  { keys: ['Ctrl', 'S'], does: 'keys.save' },
  { keys: ['?'], does: 'keys.help' },
];

export function ShortcutsDialog({ close }: { readonly close: () => void }) {
  const { say } = useWords();
  const on = useLetters();
  return (
    <Dialog title={say('keys.title')} close={close}>
      <table className="keys">
        <thead>
          <tr>
            <th scope="col">{say('keys.key')}</th>
            <th scope="col">{say('keys.does')}</th>
          </tr>
        </thead>
        <tbody>
          {keys.map((row) => (
            <tr key={row.does}>
              <td>
                {row.keys.map((key, index) => (
                  <span key={key}>
                    {index > 0 ? ' + ' : ''}
                    <kbd>{key}</kbd>
                  </span>
                ))}
              </td>
              <td>{say(row.does)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Choice type="checkbox" id="letters" label={say('keys.letters')} checked={on} change={switchLetters} />
    </Dialog>
  );
}
