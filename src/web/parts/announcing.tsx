import { createContext, use, useCallback, useEffect, useRef, useState, type ReactNode } from 'react';

const Announce = createContext<(text: string) => void>(() => undefined);

/** Says something that happened: seen for a while, and read out. */
export const useAnnounce = (): ((text: string) => void) => use(Announce);

const shownMs = 8_000;

export function Announcing({ children }: { readonly children: ReactNode }) {
  const [text, setText] = useState('');
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const announce = useCallback((said: string) => {
    clearTimeout(timer.current);
    setText(said);
    timer.current = setTimeout(() => setText(''), shownMs);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <Announce value={announce}>
      {children}
      <div className="announcement" role="status">
        {text === '' ? null : <p>{text}</p>}
      </div>
    </Announce>
  );
}
