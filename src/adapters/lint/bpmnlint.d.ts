/** bpmnlint publishes no types of its parts. */
declare module 'bpmnlint/lib/traverse.js' {
  /** Visits an element and everything that belongs to it. */
  const traverse: (root: object, visitor: { readonly enter: (element: never) => unknown }) => void;
  export default traverse;
}

declare module 'bpmnlint/rules/*' {
  const factory: (options?: unknown) => { readonly check: unknown };
  export default factory;
}
