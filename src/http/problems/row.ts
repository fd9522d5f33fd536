/** Words in the two languages of the service. */
export interface Words {
  readonly en: string;
  readonly nl: string;
}

/** How a refusal is told: its number for HTTP, its name, and what the reader can do. */
export interface ProblemRow {
  readonly status: number;
  readonly title: Words;
  readonly advice: Words;
}

export const row = (status: number, title: Words, advice: Words): ProblemRow => ({ status, title, advice });
