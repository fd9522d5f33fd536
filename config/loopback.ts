import { isIPv4 } from 'node:net';

/** Whether an address reaches this machine only: 127.0.0.0/8, ::1 and the name localhost. */
export const isLoopback = (host: string): boolean => {
  const bare = host.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  return bare === 'localhost' || bare === '::1' || (isIPv4(bare) && bare.startsWith('127.'));
};
