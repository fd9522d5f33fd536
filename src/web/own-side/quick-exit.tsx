import { useEffect } from 'react';
import { useWords } from '../i18n/words.js';
import { leaveQuickly } from './leave.js';

/** How soon after the first Escape the second must follow. */
const togetherMs = 1500;

/** Away at once: by a button that is always in sight, or by pressing Escape twice. */
export function QuickExit() {
  const { say } = useWords();
  useEffect(() => {
    let last = -togetherMs;
    const pressed = ({ key, timeStamp, repeat }: KeyboardEvent) => {
      if (key !== 'Escape' || repeat) return;
      if (timeStamp - last <= togetherMs) leaveQuickly();
      last = timeStamp;
    };
    document.addEventListener('keydown', pressed, { capture: true });
    return () => document.removeEventListener('keydown', pressed, { capture: true });
  }, []);
  return (
    <button type="button" className="button button-danger quick-exit" onClick={leaveQuickly}>
      {say('own.exit')}
    </button>
  );
}
