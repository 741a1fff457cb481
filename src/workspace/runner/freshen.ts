import type { DraftField } from '#protocol/http/draft.ts';
import type { Core } from '#workspace/core.ts';
import { reduceRun } from '#workspace/runs/reduce-run.ts';
import { setScene, stepOf } from './scene.ts';

/**
 * Makes the proofs and assertions of a step anew before it is sent: a server takes each of them once
 * (RFC 7523 §3 on `jti`, RFC 9449 §11.1). What a person changed stays as it was changed.
 */
export async function freshen(core: Core, runId: string, step: string): Promise<void> {
  const scene = setScene(core, runId);
  const found = scene === null ? null : stepOf(scene, step);
  const draft = scene === null ? null : reduceRun(scene.run, scene.flow).steps[step]?.draft;
  if (scene === null || found === null || draft == null || !draft.fields.some(isStale)) return;
  const made = await found.make({ ...scene.input, sending: draft });
  if (!made.ok) return;
  const { fields: newer } = made.value.draft;
  const fields = draft.fields.map((field) => {
    const again = isStale(field) ? newer.find(({ id }) => id === field.id) : undefined;
    return again === undefined ? field : { ...field, value: again.value, made: again.value };
  });
  const event = { type: 'step-edited', at: core.ports.clock(), step } as const;
  await core.keeper.append(runId, { ...event, draft: { ...draft, fields } });
}

function isStale({ fresh, included, value, made }: DraftField): boolean {
  return fresh === true && included && value === made;
}
