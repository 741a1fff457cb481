import type { ReactNode } from 'react';
import { grantedDetailsCheck } from '#protocol/authorization-details/check-authorization-details.ts';
import type { RunMemory } from '#flows/run-memory.ts';
import { flowOf } from '#flows/registry.ts';
import { recall } from '#workspace/runs/recall.ts';
import { ActorChain } from './actor-chain.tsx';
import { DeletedClient } from './deleted-client.tsx';
import { InboxAddress } from './inbox-address.tsx';
import { GrantedDetails } from './granted-details.tsx';
import { OpenQuestion } from './open-question.tsx';
import { PushedLifetime } from './pushed-lifetime.tsx';
import { RegisteredClient } from './registered-client.tsx';
import type { StepActions, StepContext } from './step-context.ts';
import { UserCode } from './user-code.tsx';

interface StepExhibitProps {
  readonly context: StepContext;
  readonly actions: StepActions;
}

/** What a step draws above its form from what the run knows; nothing where it has nothing to draw. */
export function StepExhibit(props: StepExhibitProps): ReactNode {
  const { context, actions } = props;
  const { run, step, view } = context;
  // Drawn where it was judged: of what was asked for and granted, the checks tell by name.
  const hasDetails = view.checks.some(({ id }) => id === grantedDetailsCheck);
  return (
    <>
      {step.kind === 'authorization' && <PushedLifetime context={context} actions={actions} />}
      {hasDetails && <GrantedDetails memory={recall(run, flowOf(run.flow))} />}
      <NamedExhibit context={context} />
    </>
  );
}

// What is asked is over with its answer; what was deleted is there only then.
const openOnly: readonly Exhibit[] = ['user-code', 'question'];
const overOnly: readonly Exhibit[] = ['deleted-client'];

type Exhibit = NonNullable<StepContext['step']['exhibit']>;

function NamedExhibit({ context }: Pick<StepExhibitProps, 'context'>): ReactNode {
  const { run, step, view, environment } = context;
  if (step.exhibit === undefined) return null;
  const memory = recall(run, flowOf(run.flow));
  const misplaced = view.status.status === 'answered' ? openOnly : overOnly;
  if (misplaced.includes(step.exhibit)) return null;
  switch (step.exhibit) {
    case 'user-code':
      return <UserCode memory={memory} />;
    case 'question':
      return <OpenQuestion memory={memory} environment={environment} />;
    case 'inbox':
      return <InboxAddress address={view.draft?.url ?? ''} environment={environment} />;
    case 'actors':
      return <ActorChain token={issuedToken(memory)} />;
    case 'registered-client':
      return <RegisteredClient memory={memory} environment={environment} run={run} />;
    case 'deleted-client':
      return <DeletedClient memory={memory} environment={environment} run={run} />;
  }
}

// Before the exchange there is only the token that is to be exchanged.
function issuedToken({ issuedTokenType, accessToken }: RunMemory): string | null {
  return issuedTokenType === null ? null : accessToken;
}
