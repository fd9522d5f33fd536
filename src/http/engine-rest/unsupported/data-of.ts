/** The variables of something, as bytes. */
export const dataOf = (path: string): readonly string[] => [`GET ${path}/data`, `POST ${path}/data`];
