/** How fast a trajectory must move (D-01), most urgent first. */
export const urgencies = ['ACUTE', 'HIGH', 'NORMAL', 'LOW'] as const;

export type Urgency = (typeof urgencies)[number];

export const isUrgency = (value: unknown): value is Urgency => urgencies.some((urgency) => urgency === value);
