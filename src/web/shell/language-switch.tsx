import { speak, useLanguage } from '../i18n/language.js';
import { useWords } from '../i18n/words.js';

/** Each language is named in itself: that is the word its readers look for. */
export function LanguageSwitch() {
  const language = useLanguage();
  const { say } = useWords();
  return (
    <div className="languages" role="group" aria-label={say('app.language')}>
      <button type="button" lang="nl" aria-pressed={language === 'nl'} onClick={() => speak('nl')}>
        Nederlands
      </button>
      <button type="button" lang="en" aria-pressed={language === 'en'} onClick={() => speak('en')}>
        English
      </button>
    </div>
  );
}
