import type { ReactNode } from 'react';
import { flowOf } from '#flows/registry.ts';
import { recall } from '#workspace/runs/recall.ts';
import { ActorChain } from './actor-chain.tsx';
import { DeletedClient } from './deleted-client.tsx';
import { InboxAddress } from './inbox-address.tsx';
import { OpenQuestion } from './open-question.tsx';
import { RegisteredClient } from './registered-client.tsx';
import type { StepContext } from './step-context.ts';
import { UserCode } from './user-code.tsx';

/** What a step draws above its form from what the run knows; nothing where it has nothing to draw. */
export function StepExhibit({ context }: { readonly context: StepContext }): ReactNode {
  const { run, step, view, environment } = context;
  if (step.exhibit === undefined) return null;
  const memory = recall(run, flowOf(run.flow));
  const isOver = view.status.status === 'answered';
  switch (step.exhibit) {
    case 'user-code':
      return isOver ? null : <UserCode memory={memory} />;
    case 'question':
      return isOver ? null : <OpenQuestion memory={memory} environment={environment} />;
    case 'inbox':
      return <InboxAddress address={view.draft?.url ?? ''} environment={environment} />;
    case 'actors':
      return <ActorChain token={memory.issuedTokenType === null ? null : memory.accessToken} />;
    case 'registered-client':
      return <RegisteredClient memory={memory} environment={environment} run={run} />;
    case 'deleted-client':
      return isOver ? <DeletedClient memory={memory} environment={environment} run={run} /> : null;
  }
}
