import { useEffect, useMemo } from 'react';
import { useNavigate } from 'react-router';
import { paths } from '#app/paths.ts';
import { stepsOf, type Flow } from '#flows/define-flow.ts';
import { effectiveMetadata } from '#workspace/environments/effective-metadata.ts';
import type { Environment } from '#workspace/model/environment.ts';
import type { Fix } from '#workspace/model/fix.ts';
import type { Run } from '#workspace/model/run.ts';
import { useWorkspaceState } from '#workspace/react/use-workspace.ts';
import { chosenOptions } from '#workspace/runs/chosen-options.ts';
import { offeredTokens } from '#workspace/runs/offered-tokens.ts';
import type { Workspace } from '#workspace/workspace.ts';
import { ServerHints } from './server-hints.ts';
import { goToStep } from './step-anchor.ts';
import type { StepActions } from './step-context.ts';
import { StepSection } from './step-section.tsx';
import { TokenChoices } from './token-choices.ts';
import { rememberRepair, takeRepair } from './unfinished-repair.ts';

interface RunStepsProps {
  readonly workspace: Workspace;
  readonly flow: Flow;
  readonly run: Run;
  readonly environment: Environment | null;
  readonly hasRelay: boolean;
}

/** The steps of a run, one below the other. */
export function RunSteps({ workspace, flow, run, environment, hasRelay }: RunStepsProps) {
  const navigate = useNavigate();
  const { runs } = workspace;
  const { id: runId } = run;

  // Who comes back from mending the client or the environment finds the step made with it.
  useEffect(() => {
    const repair = takeRepair(runId);
    if (repair === null) void runs.catchUp(runId);
    else void runs.applyFix(runId, repair.step, repair.fix);
  }, [runs, runId]);

  const applyFix = async (step: string, fix: Fix) => {
    if (fix.kind === 'edit-client' || fix.kind === 'edit-environment') {
      rememberRepair({ runId, step, fix });
      void navigate(paths.environment(run.environmentId));
      return;
    }
    const after = await runs.applyFix(runId, step, fix);
    if (after.runId !== runId) void navigate(paths.run(after.runId));
    else if (fix.kind === 'start-over') goToStep(fix.fromStep);
  };

  const offered = useOfferedTokens(run);
  const sections = stepsOf(flow, chosenOptions(run, flow)).map((step, index) => {
    const actions: StepActions = {
      edit: (draft) => runs.edit(runId, step.id, draft),
      send: () => void runs.send(runId, step.id),
      perform: () => void runs.perform(runId, step.id),
      cancel: () => runs.cancel(runId, step.id),
      open: (place) => runs.openAuthorization(runId, step.id, place),
      paste: (text) => runs.pasteAnswer(runId, step.id, text),
      applyFix: (fix) => void applyFix(step.id, fix),
    };
    const view = workspace.viewStep(run, step.id);
    const advice = workspace.advise(run, step.id);
    return (
      <StepSection
        key={step.id}
        number={index + 1}
        context={{ run, step, view, advice, environment, hasRelay }}
        actions={actions}
      />
    );
  });
  const metadata = environment === null ? null : effectiveMetadata(environment);
  return (
    <TokenChoices value={offered}>
      <ServerHints value={metadata}>{sections}</ServerHints>
    </TokenChoices>
  );
}

/** Tokens of other runs; what this one has got, its own steps use by themselves. */
function useOfferedTokens({ id, environmentId }: Run) {
  const runs = useWorkspaceState((state) => state.runs);
  return useMemo(
    () =>
      offeredTokens(
        runs.filter((one) => one.id !== id),
        environmentId,
      ),
    [runs, id, environmentId],
  );
}
