/**
 * A property by which records of a kind can be asked for. `textList` matches when the list holds the value.
 * A dotted name reaches into the record (`care.trajectoryId`).
 */
export type FieldType = 'text' | 'number' | 'boolean' | 'textList';

export interface KindSpecification {
  readonly fields: Readonly<Record<string, FieldType>>;
  /** Which questions must stay fast as the store grows: fields in order, each index led by equality. */
  readonly indexes: readonly (readonly string[])[];
  /**
   * The text field whose value begins every id, and what follows it there. Such ids lie together in their own order,
   * so that questions about one value, or some, need no index of that field.
   */
  readonly idsBegin?: { readonly with: string; readonly then: string };
  /** Which sorted lists must give their first page fast however long they are. */
  readonly listIndexes?: readonly ListIndex[];
}

/** A list of the records in which `of` is, or holds, one value, in a fixed order. */
export interface ListIndex {
  readonly of: string;
  readonly sort: readonly { readonly by: string; readonly descending?: boolean }[];
  /** Fields that such a list is usually narrowed by; kept with it, so that narrowing does not read the records. */
  readonly narrowedBy?: readonly string[];
}
