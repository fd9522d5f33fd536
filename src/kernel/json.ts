/** What can be stored, compared and sent without loss. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
