declare const brand: unique symbol;

/** A primitive that cannot be mistaken for another of the same shape: `Brand<string, 'TokenId'>`. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };
