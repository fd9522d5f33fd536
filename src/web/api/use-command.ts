import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';

interface Key {
  readonly of: string;
  readonly once: string;
}

/**
 * Something a person asks the service to do. The key stays the same as long as the same is asked, so that asking
 * again after a lost answer does not do it twice; another request, or one that succeeded, gets another key.
 */
export const useCommand = <Input, Answer>(
  run: (input: Input, once: string) => Promise<Answer>,
  settled: { readonly onSuccess?: (answer: Answer, input: Input) => void } = {},
): UseMutationResult<Answer, Error, Input> => {
  const key = useRef<Key | undefined>(undefined);
  return useMutation<Answer, Error, Input>({
    mutationFn: (input) => {
      const of = JSON.stringify(input ?? null);
      if (key.current?.of !== of) key.current = { of, once: crypto.randomUUID() };
      return run(input, key.current.once);
    },
    onSuccess: (answer, input) => {
      key.current = undefined;
      settled.onSuccess?.(answer, input);
    },
  });
};
