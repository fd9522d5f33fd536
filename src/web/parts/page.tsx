import { useEffect, useRef, type ReactNode } from 'react';

interface PageProps {
  /** In the title bar and the history: never about anybody. */
  readonly title: string;
  readonly heading?: ReactNode;
  readonly intro?: ReactNode;
  /** Beside the heading. */
  readonly aside?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

let opened = 0;

/** A page: its one heading, which gets the focus when somebody came here by a link, and its title. */
export function Page({ title, heading, intro, aside, wide = false, children }: PageProps) {
  const h1 = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – Koers`;
  }, [title]);
  useEffect(() => {
    opened += 1;
    if (opened > 1) h1.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={wide ? 'page page-wide' : 'page'}>
      <header className="page-head">
        <div>
          <h1 ref={h1} tabIndex={-1}>
            {heading ?? title}
          </h1>
          {intro === undefined ? null : <div className="page-intro">{intro}</div>}
        </div>
        {aside}
      </header>
      {children}
    </div>
  );
}
