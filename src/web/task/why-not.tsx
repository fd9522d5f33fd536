import type { TaskDetail } from '../api/shapes.js';
import { isMessageId } from '../i18n/messages.js';
import { useWords } from '../i18n/words.js';
import { Notice } from '../parts/notice.js';

/** Why somebody may not complete this task now. */
export function WhyNot({ task }: { readonly task: TaskDetail }) {
  const { say } = useWords();
  if (task.mayComplete) return null;
  const id = `task.whyNot.${task.whyNot ?? 'other'}`;
  return (
    <Notice tone="warning">
      <p>{say(isMessageId(id) ? id : 'task.whyNot.other', { name: task.assigneeName ?? '' })}</p>
    </Notice>
  );
}
