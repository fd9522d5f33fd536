import { useEffect, useState, type ReactNode } from 'react';
import { IntlProvider } from 'react-intl';
import { useLanguage, type Language } from './language.js';
import { messagesIn, type Messages } from './messages.js';
import { nl } from './nl.js';

/** Whoever looks from elsewhere still sees the wall clock that deadlines are reckoned by. */
const timeZone = 'Europe/Amsterdam';

interface Spoken {
  readonly language: Language;
  readonly messages: Messages;
}

/** Gives the pages their words; another language is shown once its words are there. */
export function Speaking({ children }: { readonly children: ReactNode }) {
  const wanted = useLanguage();
  const [spoken, setSpoken] = useState<Spoken | undefined>(
    wanted === 'nl' ? { language: 'nl', messages: nl } : undefined,
  );
  useEffect(() => {
    let current = true;
    void messagesIn(wanted).then((messages) => {
      if (!current) return;
      document.documentElement.lang = wanted;
      setSpoken({ language: wanted, messages });
    });
    return () => {
      current = false;
    };
  }, [wanted]);
  if (!spoken) return null;
  const locale = spoken.language === 'nl' ? 'nl-NL' : 'en-GB';
  return (
    <IntlProvider locale={locale} defaultLocale="nl-NL" messages={spoken.messages} timeZone={timeZone}>
      {children}
    </IntlProvider>
  );
}
