import type { ComponentProps } from 'react';
import type { TransportProblem } from '#protocol/http/transport.ts';
import type { Problem } from '#protocol/problem.ts';
import { Button } from '#ui/button/button.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import type { Environment } from '#workspace/model/environment.ts';
import type { Question } from './ask-form.tsx';
import { AttemptList } from './attempt-list.tsx';
import { DiscoveredForm } from './discovered-form.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import type { AskingState } from './use-asking.ts';
import type { FoundServer } from './use-discovery.ts';

interface DiscoveryOutcomeProps {
  readonly state: AskingState<FoundServer>;
  readonly question: Question;
  readonly onAsk: (question: Question) => void;
  /** What the environment begins with, where an API led to its server. */
  readonly apis?: Environment['apis'];
  readonly template?: ComponentProps<typeof DiscoveredForm>['template'];
}

/** What came of asking a server: each address, what went wrong, and what can be kept. */
export function DiscoveryOutcome(props: DiscoveryOutcomeProps) {
  const { state, question, onAsk, apis = [], template } = props;
  const problem = 'problem' in state ? state.problem : null;
  const { transport } = question;
  return (
    <>
      {state.attempts.length > 0 && <AttemptList attempts={state.attempts} />}
      {state.status === 'cancelled' && (
        <Notice kind="info" role="status" title="Cancelled">
          <p>Nothing was changed. Asking again starts anew.</p>
        </Notice>
      )}
      {problem !== null && (
        <ProblemNotice
          problem={problem}
          actions={
            <>
              {isAboutIssuer(problem) && (
                <Button onClick={() => onAsk({ typed: problem.received, transport })}>
                  Ask for the issuer that it names
                </Button>
              )}
              {transport === 'direct' && state.status === 'failed' && isNetworkMatter(problem) && (
                <Button onClick={() => onAsk({ ...question, transport: 'relay' })}>
                  Ask through the relay
                </Button>
              )}
            </>
          }
        />
      )}
      {state.status === 'found' && (
        <DiscoveredForm
          key={`${state.url} ${state.metadata.issuer}`}
          problem={state.problem}
          metadata={state.metadata}
          source={{ kind: 'discovered', url: state.url }}
          transport={transport === 'relay' ? 'relay' : 'automatic'}
          apis={apis}
          template={template}
        />
      )}
    </>
  );
}

/** What no other way of asking changes is not asked another way. */
function isNetworkMatter({ code }: Problem | TransportProblem): boolean {
  return code !== 'issuer_text_unreadable';
}

type IssuerProblem = Extract<
  Problem,
  { readonly code: 'metadata_issuer_slash' | 'metadata_issuer_mismatch' }
>;

/** Metadata that names another issuer, which can be asked for in its place. */
function isAboutIssuer(problem: Problem | TransportProblem): problem is IssuerProblem {
  const isOther =
    problem.code === 'metadata_issuer_slash' || problem.code === 'metadata_issuer_mismatch';
  return isOther && URL.canParse(problem.received);
}
