/** The kind of jobs that an element makes goes by the definition and the element. */
export const jobDefinitionId = (
  definitionId: string | undefined,
  elementId: string | undefined,
): string | null =>
  definitionId === undefined || elementId === undefined ? null : `${definitionId}:${elementId}`;

/** What `jobDefinitionId` made, taken apart. */
export const jobDefinitionParts = (
  id: string,
): { readonly definitionId: string; readonly elementId: string } | undefined => {
  const [, definitionId, elementId] = /^([^:]+:\d+:[^:]+):(.+)$/.exec(id) ?? [];
  return definitionId === undefined || elementId === undefined ? undefined : { definitionId, elementId };
};
