import type { ReactNode } from 'react';
import { grantedDetailsCheck } from '#protocol/authorization-details/check-authorization-details.ts';
import type { Exhibit } from '#flows/define-flow.ts';
import type { RunMemory } from '#flows/run-memory.ts';
import { flowOf } from '#flows/registry.ts';
import type { StepStatus } from '#workspace/model/step-view.ts';
import { recall } from '#workspace/runs/recall.ts';
import { ActorChain } from './actor-chain.tsx';
import { DeletedClient } from './deleted-client.tsx';
import { InboxAddress } from './inbox-address.tsx';
import { GrantedDetails } from './granted-details.tsx';
import { LogoutCalls } from './logout-calls.tsx';
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
  const exhibit = placedExhibit(context);
  // Drawn where it was judged: of what was asked for and granted, the checks tell by name.
  const hasDetails = view.checks.some(({ id }) => id === grantedDetailsCheck);
  return (
    <>
      {step.kind === 'authorization' && <PushedLifetime context={context} actions={actions} />}
      {hasDetails && <GrantedDetails memory={recall(run, flowOf(run.flow))} />}
      {exhibit !== null && <NamedExhibit {...{ exhibit, context, actions }} />}
    </>
  );
}

// What is asked is over with its answer; what was deleted is there only then.
const openOnly: readonly Exhibit[] = ['user-code', 'question'];
const overOnly: readonly Exhibit[] = ['deleted-client'];

function placedExhibit({ step, view }: StepContext): Exhibit | null {
  if (step.exhibit === undefined) return null;
  const misplaced = view.status.status === 'answered' ? openOnly : overOnly;
  return misplaced.includes(step.exhibit) ? null : step.exhibit;
}

interface NamedExhibitProps extends StepExhibitProps {
  readonly exhibit: Exhibit;
}

function NamedExhibit({ exhibit, context, actions }: NamedExhibitProps): ReactNode {
  const { run, view, environment } = context;
  const memory = recall(run, flowOf(run.flow));
  switch (exhibit) {
    case 'user-code':
      return isRefused(view.status) ? null : <UserCode memory={memory} />;
    case 'question':
      return <AskedPerson context={context} memory={memory} />;
    case 'inbox':
      return <InboxAddress draft={view.draft} environment={environment} />;
    case 'actors':
      return <ActorChain token={issuedToken(memory)} />;
    case 'registered-client':
      return <RegisteredClient memory={memory} environment={environment} run={run} />;
    case 'deleted-client':
      return <DeletedClient memory={memory} environment={environment} run={run} />;
    case 'front-channel-calls':
    case 'back-channel-calls':
      return <LogoutCalls kind={exhibit} context={context} actions={actions} />;
  }
}

// Before the exchange there is only the token that is to be exchanged.
function issuedToken({ issuedTokenType, accessToken }: RunMemory): string | null {
  return issuedTokenType === null ? null : accessToken;
}

/** Said once: a client that is notified asks only after that. */
function AskedPerson(props: { readonly context: StepContext; readonly memory: RunMemory }) {
  const { context, memory } = props;
  const comesLater = context.step.id === 'poll' && memory.inboxOpenedAt !== null;
  if (comesLater || isRefused(context.view.status)) return null;
  return <OpenQuestion memory={memory} environment={context.environment} />;
}

/** Errors after which nothing more can come of the question. @see RFC 8628 §3.5, CIBA Core 1.0 §11 */
const endings: readonly string[] = ['access_denied', 'expired_token', 'invalid_grant'];

function isRefused(status: StepStatus): boolean {
  if (status.status !== 'failed' || status.problem.code !== 'oauth_error') return false;
  return endings.includes(status.problem.error);
}
