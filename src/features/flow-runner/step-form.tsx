import { type ReactNode, useId } from 'react';
import { explainProblem } from '#knowledge/explain-problem.ts';
import type { StepView } from '#workspace/model/step-view.ts';
import { madeDraft } from './made-draft.ts';
import { ParameterTable } from './parameter-table.tsx';
import { RequestTarget } from './request-target.tsx';
import { SpecLinks } from './spec-link.tsx';
import type { StepActions, StepContext } from './step-context.ts';
import styles from './step-section.module.css';

interface StepFormProps {
  readonly context: StepContext;
  readonly actions: StepActions;
  readonly onSubmit: () => void;
  /** The buttons at its foot. */
  readonly children: ReactNode;
}

/** What will be sent, all of it to change. Enter in a value presses the step's button. */
export function StepForm({ context, actions, onSubmit, children }: StepFormProps) {
  const listId = useId();
  const { step, run } = context;
  const { draft } = context.view;
  if (draft === null) return null;
  const problem = inputProblem(context.view);
  const isAuthorization = step.kind === 'authorization';
  const isLocal = step.kind === 'local';
  return (
    <form
      className={styles['set']}
      onSubmit={(event) => {
        event.preventDefault();
        // What is done in the page has no address, and so no request.
        if (isLocal || context.view.next?.request !== null) onSubmit();
      }}
    >
      <p className={styles['about']}>
        {step.about} <SpecLinks specs={step.specs} />
      </p>
      {!isLocal && (
        <RequestTarget
          draft={draft}
          listId={isAuthorization ? null : listId}
          problem={problem}
          onChange={actions.edit}
        />
      )}
      <ParameterTable
        draft={draft}
        made={madeDraft(run, step.id)}
        isAuthorization={isAuthorization}
        problem={problem}
        onChange={actions.edit}
      />
      {children}
    </form>
  );
}

function inputProblem({ next }: StepView): { fieldId: string; text: string } | null {
  const problem = next?.problem ?? null;
  if (problem === null || !('fieldId' in problem)) return null;
  const { title, todo } = explainProblem(problem);
  return { fieldId: problem.fieldId, text: `${title}. ${todo}` };
}
