/** The editor is large and only designers use it: the router fetches it before their page is shown. */
export const loadEditor = async () => ({ default: (await import('./editor.js')).Editor });
