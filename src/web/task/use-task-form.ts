import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { address, post } from '../api/client.js';
import { fieldProblemsOf } from '../api/problem.js';
import type { TaskCompleted, TaskDetail } from '../api/shapes.js';
import { useCommand } from '../api/use-command.js';
import { useLanguage } from '../i18n/language.js';
import { useWords } from '../i18n/words.js';
import { checkForm, isShown, sayErrors, type FormError } from './check-form.js';
import { answersIn, type FormData } from './form-data.js';
import { useDraft } from './use-draft.js';
import { useEvaluate } from './use-evaluate.js';

const noFields: NonNullable<TaskDetail['form']>['fields'] = [];

/** A task's form: what is typed, kept as a draft, checked, and sent with the version that was looked at. */
export const useTaskForm = (task: TaskDetail, completed: () => void) => {
  const words = useWords();
  const language = useLanguage();
  const client = useQueryClient();
  const fields = task.form?.fields ?? noFields;
  const evaluate = useEvaluate(task.form);
  const draft = useDraft(task.id);
  const [data, setData] = useState<FormData>(() => ({ ...task.prefill, ...task.draft?.data }));
  const [wrong, setWrong] = useState<readonly FormError[]>([]);
  const [attempt, setAttempt] = useState(0);

  const complete = useCommand<FormData, TaskCompleted>(
    (answers, once) =>
      post(address(['tasks', task.id, 'complete']), { body: { data: answers }, version: task.version, once }),
    {
      onSuccess: () => {
        draft.forget();
        void client.invalidateQueries({ queryKey: ['tasks'] });
        void client.invalidateQueries({ queryKey: ['trajectory'] });
        completed();
      },
    },
  );

  const submit = () => {
    const answers = answersIn(data, fields, (field) => isShown(field, data, evaluate));
    const errors = checkForm(fields, answers, { words, language, evaluate, members: task.members });
    setWrong(errors);
    setAttempt(attempt + 1);
    if (errors.length > 0 || complete.isPending) return;
    complete.mutate(answers, {
      onError: (error) =>
        setWrong(
          sayErrors(
            fields,
            fieldProblemsOf(error).map(({ pointer, code }) => ({
              code,
              pointer: pointer.replace(/^\/data(?=\/)/, ''),
            })),
            { words, language },
          ),
        ),
    });
  };

  const change = (next: FormData) => {
    setData(next);
    draft.changed(next);
  };

  const errors = useMemo(() => new Map(wrong.map(({ pointer, message }) => [pointer, message])), [wrong]);
  return { fields, data, change, submit, complete, draft, evaluate, wrong, errors, attempt };
};
