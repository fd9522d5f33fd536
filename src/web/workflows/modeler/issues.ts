import type BaseViewer from 'bpmn-js/lib/BaseViewer';
import type { Problem } from '../../api/shapes.js';

interface LintIssue {
  readonly category: string;
  readonly rule: string;
  readonly message: string;
}

/** What the lint rules found, whenever they looked again. */
export const onIssues = (viewer: BaseViewer, heard: (problems: readonly Problem[]) => void): void =>
  viewer.on<{ readonly issues: Readonly<Record<string, readonly LintIssue[]>> }>(
    'linting.completed',
    ({ issues }) =>
      heard(
        Object.entries(issues).flatMap(([element, found]) =>
          found.map(({ category, rule, message }) => ({
            severity: category === 'error' ? ('error' as const) : ('warning' as const),
            rule,
            element,
            message,
          })),
        ),
      ),
  );
