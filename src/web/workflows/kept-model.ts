/** A model that was changed and not published, in this browser. A model holds nothing about anybody. */
export interface KeptModel {
  readonly xml: string;
  /** The version it was made on. */
  readonly basedOn: number;
  readonly savedAt: string;
}

const keyOf = (workflowKey: string): string => `koers.model.${workflowKey}`;

const isKept = (value: unknown): value is KeptModel => {
  const { xml, basedOn, savedAt } = (value ?? {}) as Readonly<Record<string, unknown>>;
  return typeof xml === 'string' && typeof basedOn === 'number' && typeof savedAt === 'string';
};

export const keptModel = (workflowKey: string): KeptModel | undefined => {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(keyOf(workflowKey)) ?? 'null');
    return isKept(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

/** Whether it could be kept: a browser may have no room, and then that is said. */
export const keepModel = (workflowKey: string, model: KeptModel): boolean => {
  try {
    localStorage.setItem(keyOf(workflowKey), JSON.stringify(model));
    return true;
  } catch {
    return false;
  }
};

export const forgetModel = (workflowKey: string): void => localStorage.removeItem(keyOf(workflowKey));
