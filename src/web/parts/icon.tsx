const shapes = {
  info: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm-1 8h2v7h-2v-7Zm0-3h2v2h-2V7Z',
  warning: 'M12 2 1 21h22L12 2Zm-1 7h2v6h-2V9Zm0 8h2v2h-2v-2Z',
  danger: 'M7.8 2h8.4L22 7.8v8.4L16.2 22H7.8L2 16.2V7.8L7.8 2ZM11 7h2v7h-2V7Zm0 8.500h2v2h-2v-2Z',
  check:
    'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm-1.600 14.200-4.200-4.200 1.400-1.400 2.800 2.800 6-6 1.400 1.400-7.400 7.400Z',
  clock: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm1 5v4.600l3.200 3.200-1.400 1.400L11 12.400V7h2Z',
  person:
    'M12 3a4.500 4.500 0 1 1 0 9 4.500 4.500 0 0 1 0-9Zm0 11c4.700 0 8 2.300 8 5.300V21H4v-1.700C4 16.300 7.300 14 12 14Z',
  shield:
    'M12 2 4 5v6.500c0 5 3.400 8.600 8 10.500 4.600-1.900 8-5.500 8-10.500V5l-8-3Zm-1 5h2v5h-2V7Zm0 7h2v2h-2v-2Z',
  menu: 'M3 5h18v2.500H3V5Zm0 5.700h18v2.500H3v-2.500Zm0 5.800h18V19H3v-2.500Z',
  close:
    'M5.600 4.200 12 10.600l6.400-6.400 1.400 1.400-6.400 6.400 6.400 6.400-1.400 1.400-6.400-6.400-6.400 6.400-1.400-1.400 6.400-6.400-6.400-6.400 1.400-1.400Z',
  chevron: 'M9 5.500 15.500 12 9 18.500l-1.500-1.500 5-5-5-5L9 5.500Z',
  acute: 'M12 1 23 12 12 23 1 12 12 1Zm-1 5.500h2v7h-2v-7Zm0 9h2v2h-2v-2Z',
  high: 'M12 4 22 20H2L12 4Z',
  normal: 'M12 5a7 7 0 1 1 0 14 7 7 0 0 1 0-14Z',
  low: 'M12 5a7 7 0 1 1 0 14 7 7 0 0 1 0-14Zm0 2.400a4.600 4.600 0 1 0 0 9.200 4.600 4.600 0 0 0 0-9.200Z',
  unknown:
    'M11 4h2v2h-2V4Zm0 14h2v2h-2v-2ZM4 11h2v2H4v-2Zm14 0h2v2h-2v-2ZM6 6h2v2H6V6Zm10 0h2v2h-2V6ZM6 16h2v2H6v-2Zm10 0h2v2h-2v-2Z',
} as const;

export type IconName = keyof typeof shapes;

/** A sign beside words, never instead of them. */
export function Icon({ name, className = '' }: { readonly name: IconName; readonly className?: string }) {
  return (
    <svg className={`icon ${className}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={shapes[name]} fill="currentColor" fillRule="evenodd" />
    </svg>
  );
}
