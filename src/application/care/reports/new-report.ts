type YesNoUnknown = 'yes' | 'no' | 'unknown';

export interface NewMember {
  readonly name: string;
  readonly birthDate?: string | undefined;
  readonly role: 'child' | 'adult' | 'network';
}

/** A report as it came in (F-SIGNAL, domain.md §8), its shape already checked at the door. */
export interface NewReport {
  /** Given by a feed that may send twice; the same id has the effect of one report. */
  readonly reportId?: string;
  readonly channel: 'web' | 'phone' | 'police' | 'school' | 'professional' | 'other';
  readonly anonymity: 'NONE' | 'SHIELDED' | 'DOUBLE';
  readonly receivedAt?: string | undefined;
  readonly household:
    | { readonly id: string }
    | { readonly label: string; readonly municipality: string; readonly members: readonly NewMember[] };
  readonly reporter?:
    | {
        readonly name: string;
        readonly organisation?: string | undefined;
        readonly contact?: string | undefined;
      }
    | undefined;
  readonly observedFacts: string;
  readonly dangerNow: YesNoUnknown;
  readonly weaponOrStrangulation: YesNoUnknown;
  readonly childUnder4OrDependentAdultWithoutCare: YesNoUnknown;
  readonly perpetratorAccess: YesNoUnknown;
  readonly childAfraidToGoHome: YesNoUnknown;
  readonly acute: YesNoUnknown;
  readonly structural: YesNoUnknown;
  readonly earlierReports12m?: number | undefined;
}

export const dangerQuestions = [
  'dangerNow',
  'weaponOrStrangulation',
  'childUnder4OrDependentAdultWithoutCare',
  'perpetratorAccess',
  'childAfraidToGoHome',
  'acute',
  'structural',
] as const;
