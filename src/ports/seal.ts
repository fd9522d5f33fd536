/** Closes and opens what must not lie readable in the store: secret places (domain.md §4.5). */
export interface Seal {
  seal(text: string): string;
  /** Nothing when it was not sealed with this key, or was changed. */
  open(sealed: string): string | undefined;
}
