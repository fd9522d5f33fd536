/** From this age a child is heard before anybody decides about it (domain.md §1.2 step 9 [K]). */
export const heardFromAge = 12;

export interface RequestForInvestigation {
  readonly legalAidOffered: boolean;
  readonly children: readonly {
    readonly id: string;
    /** Unknown counts as old enough: rather ask a child too young than leave one out. */
    readonly age: number | undefined;
  }[];
  /** Who gave a view, or said that they do not want to. */
  readonly heard: readonly string[];
  /** Of whom it is written down why they were not heard. */
  readonly explained: readonly string[];
}

export const isHeard = (age: number | undefined): boolean => age === undefined || age >= heardFromAge;

/** What a request for investigation still lacks; nothing when it may be sent (T06). */
export const lackingInRequest = ({
  legalAidOffered,
  children,
  heard,
  explained,
}: RequestForInvestigation): readonly ('legal-aid' | 'voice-of-child')[] => {
  const unheard = children.filter(
    ({ id, age }) => isHeard(age) && !heard.includes(id) && !explained.includes(id),
  );
  return [
    ...(legalAidOffered ? [] : (['legal-aid'] as const)),
    ...(unheard.length === 0 ? [] : (['voice-of-child'] as const)),
  ];
};
