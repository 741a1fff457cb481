import type { WorkspaceWorld } from './workspace-world.ts';

/** Changes one field of a step's request, as a person would. */
export function changedValue(
  { workspace, run }: Pick<WorkspaceWorld, 'workspace' | 'run'>,
  runId: string,
  change: { readonly step: string; readonly name: string; readonly value: string },
): void {
  const { draft } = workspace.viewStep(run(runId), change.step);
  if (draft === null) throw new Error(`Failed to change ${change.step}: it has no request`);
  const { name, value } = change;
  const fields = draft.fields.map((field) =>
    field.name === name ? { ...field, value, included: true } : field,
  );
  workspace.runs.edit(runId, change.step, { ...draft, fields });
}
