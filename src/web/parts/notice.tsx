import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.js';

type Tone = 'info' | 'warning' | 'danger' | 'good';

const icons: Readonly<Record<Tone, IconName>> = {
  info: 'info',
  warning: 'warning',
  danger: 'danger',
  good: 'check',
};

/** Something that must be seen; told apart by a sign, not by its colour alone. */
export function Notice({
  tone = 'info',
  live = false,
  children,
}: {
  readonly tone?: Tone;
  /** Appears after something was done, so it is read out at once. */
  readonly live?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className={`notice notice-${tone}`} role={live ? 'alert' : undefined}>
      <Icon name={icons[tone]} />
      <div className="notice-text">{children}</div>
    </div>
  );
}
