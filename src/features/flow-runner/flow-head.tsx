import type { ReactNode } from 'react';
import type { Flow } from '#flows/define-flow.ts';
import { PageHead } from '#ui/page-head/page-head.tsx';
import { SpecLinks } from './spec-link.tsx';

interface FlowHeadProps {
  readonly flow: Flow;
  readonly actions?: ReactNode;
}

/** A flow's name, and what it is for. */
export function FlowHead({ flow, actions }: FlowHeadProps) {
  return (
    <PageHead
      title={flow.title}
      tabTitle={flow.shortTitle}
      about={
        <>
          {flow.summary} <SpecLinks specs={flow.specs} />
        </>
      }
      actions={actions}
    />
  );
}
