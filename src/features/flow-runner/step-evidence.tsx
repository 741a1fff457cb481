import { useState } from 'react';
import { Tabs } from '#ui/tabs/tabs.tsx';
import { usesMutualTls } from '#workspace/environments/uses-mutual-tls.ts';
import type { StepView } from '#workspace/model/step-view.ts';
import { ChecksPanel } from './checks-panel.tsx';
import { CodePanel } from './code-panel.tsx';
import { RequestPanel } from './request-panel.tsx';
import { ResponsePanel } from './response-panel.tsx';
import type { StepActions, StepContext } from './step-context.ts';

type TabId = 'request' | 'response' | 'checks' | 'code';

interface StepEvidenceProps {
  readonly context: StepContext;
  readonly actions: StepActions;
}

/** Request, response, checks and code of a step. Goes to what is new; stays where one has gone. */
export function StepEvidence({ context, actions }: StepEvidenceProps) {
  const { view, step } = context;
  const phase = phaseOf(view);
  const [chosen, setChosen] = useState<{ readonly phase: string; readonly tab: TabId } | null>(
    null,
  );
  const usual = usualTab(view, step.kind === 'authorization');
  const value = chosen?.phase === phase ? chosen.tab : usual;
  const request = view.next?.request ?? view.sent?.request ?? null;
  return (
    <Tabs
      label={`Evidence of: ${step.title}`}
      value={value}
      onChange={(next) => {
        const tab = tabs.find((one) => one === next);
        if (tab !== undefined) setChosen({ phase, tab });
      }}
      items={[
        {
          id: 'request',
          label: 'Request',
          panel: <RequestPanel context={context} actions={actions} />,
        },
        {
          id: 'response',
          label: 'Response',
          panel: <ResponsePanel context={context} actions={actions} />,
        },
        {
          id: 'checks',
          label: 'Checks',
          count: countOf(view),
          panel: <ChecksPanel checks={view.checks} />,
        },
        {
          id: 'code',
          label: 'Code',
          panel: (
            <CodePanel
              request={request}
              draft={view.draft}
              clientCertificate={certificateOf(context)}
            />
          ),
        },
      ]}
    />
  );
}

const tabs = ['request', 'response', 'checks', 'code'] as const satisfies readonly TabId[];

/** The browser shows certificates of its own; all other requests are the client's. */
function certificateOf({ step, run, environment }: StepContext): 'shown' | 'none' {
  const client = environment?.clients.find(({ id }) => id === run.clientKey);
  if (step.kind !== 'request' || client === undefined) return 'none';
  return usesMutualTls(client) ? 'shown' : 'none';
}

/** Changes when something has come of the step, so that a tab chosen before gives way. */
function phaseOf({ status, attempts }: StepView): string {
  return `${attempts} ${status.status}`;
}

function usualTab({ status, checks }: StepView, isAuthorization: boolean): TabId {
  if (status.status === 'failed') return 'response';
  if (status.status !== 'answered') return 'request';
  return isAuthorization && checks.length > 0 ? 'checks' : 'response';
}

function countOf({ checks }: StepView): string | undefined {
  if (checks.length === 0) return undefined;
  const failed = checks.filter((check) => check.outcome === 'failed').length;
  return failed === 0 ? String(checks.length) : `${checks.length}, ${failed} failed`;
}
