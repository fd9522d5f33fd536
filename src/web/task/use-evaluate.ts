import { useEffect, useState } from 'react';
import type { Form } from '../api/shapes.js';
import { cannotTell, loadEvaluate, needsExpressions, type Evaluate } from './expressions.js';

/** The form's expressions; until they can be evaluated everything is shown and the service decides. */
export const useEvaluate = (form: Form | undefined): Evaluate => {
  const [evaluate, setEvaluate] = useState<Evaluate>(() => cannotTell);
  useEffect(() => {
    let current = true;
    if (form !== undefined && needsExpressions(form)) {
      loadEvaluate(form).then(
        (loaded) => {
          if (current) setEvaluate(() => loaded);
        },
        () => undefined,
      );
    }
    return () => {
      current = false;
    };
  }, [form]);
  return evaluate;
};
