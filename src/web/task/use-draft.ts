import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { address, put } from '../api/client.js';
import { hasStatus } from '../api/problem.js';
import type { FormData } from './form-data.js';

interface DraftSaved {
  readonly savedAt: string;
}

export interface DraftState {
  readonly savedAt?: string;
  readonly failed?: boolean;
}

const pauseMs = 2_000;
const retryMs = 10_000;

/**
 * Keeps what is typed on the service, two seconds after the last change; when that fails, it tries again. Whoever is
 * no longer signed in is asked to sign in.
 */
export const useDraft = (taskId: string) => {
  const client = useQueryClient();
  const [state, setState] = useState<DraftState>({});
  const waiting = useRef<FormData | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const save = useCallback(async () => {
    clearTimeout(timer.current);
    const data = waiting.current;
    if (data === undefined) return;
    waiting.current = undefined;
    try {
      const { savedAt } = await put<DraftSaved>(address(['tasks', taskId, 'draft']), { data });
      setState({ savedAt });
    } catch (error) {
      if (hasStatus(error, 401)) void client.invalidateQueries({ queryKey: ['me'] });
      waiting.current ??= data;
      setState((before) => ({ ...before, failed: true }));
      timer.current = setTimeout(() => void save(), retryMs);
    }
  }, [taskId, client]);

  const changed = useCallback(
    (data: FormData) => {
      waiting.current = data;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), pauseMs);
    },
    [save],
  );

  /** What was completed needs no draft any more. */
  const forget = useCallback(() => {
    clearTimeout(timer.current);
    waiting.current = undefined;
  }, []);

  useEffect(
    () => () => {
      void save();
      clearTimeout(timer.current);
    },
    [save],
  );
  return { state, changed, save, forget };
};
