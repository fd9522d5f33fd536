/** A page about the weather: what anybody could have been looking at. */
const neutralPage = 'https://www.knmi.nl/';

/** Ends the session without waiting for an answer, and replaces this page, so that "back" does not lead here. */
export const leaveQuickly = (): void => {
  void fetch('/api/v1/session', { method: 'DELETE', keepalive: true, credentials: 'same-origin' }).catch(
    () => undefined,
  );
  document.title = '…';
  document.body.replaceChildren();
  location.replace(neutralPage);
};
