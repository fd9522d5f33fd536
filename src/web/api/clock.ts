/** How far the service's clock is ahead of this computer's, in milliseconds: due dates are the service's. */
let ahead = 0;

export const heardTime = (now: string): void => {
  const heard = Date.parse(now);
  if (!Number.isNaN(heard)) ahead = heard - Date.now();
};

/** Now, in milliseconds, by the service's clock. */
export const serviceNow = (): number => Date.now() + ahead;
