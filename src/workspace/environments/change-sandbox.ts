import { fail, ok, type Result } from '#protocol/result.ts';
import type { SandboxDefinition, SandboxPolicy } from '#sandbox/contract/definition.ts';
import { findEnvironment, type Core } from '#workspace/core.ts';
import type { Environment } from '#workspace/model/environment.ts';
import { refreshDrafts } from '#workspace/runner/refresh-drafts.ts';
import type { SandboxChange, Undo } from '#workspace/workspace.ts';
import { ensureSandbox } from './ensure-sandbox.ts';

type Sandbox = NonNullable<Environment['sandbox']>;

/**
 * Changes what makes a sandbox, puts it in place, and reads its metadata and keys anew: a policy shows
 * there. The undo gives back what was changed and nothing else, so that undoing an earlier change
 * keeps a later one.
 */
export async function changeSandbox(
  core: Core,
  id: string,
  change: SandboxChange,
): Promise<Result<Undo, { readonly reason: string }>> {
  const before = findEnvironment(core, id);
  const sandbox = before?.sandbox ?? null;
  const definition = sandbox?.definition ?? null;
  if (before === null || sandbox === null || definition === null) {
    return fail({ reason: 'This sandbox is the host’s own and stays as it is.' });
  }
  const saved = await putInPlace(core, before, apply(sandbox, definition, change));
  if (!saved.ok) return saved;
  const inverse = invert(sandbox, definition, change);
  return ok({
    message: change.message ?? 'The sandbox was changed.',
    undo: () => void changeSandbox(core, id, inverse),
  });
}

async function putInPlace(
  core: Core,
  before: Environment,
  sandbox: Sandbox,
): Promise<Result<null, { readonly reason: string }>> {
  const after = { ...before, sandbox, changedAt: core.ports.clock() };
  await core.keeper.putEnvironment(after);
  // Without keys it is read again, once its definition is in place.
  const ensured = await ensureSandbox(core, { ...after, keys: null });
  if (ensured.ok) {
    await refreshDrafts(core, before.id, null);
    return ok(null);
  }
  const current = findEnvironment(core, before.id);
  // A sandbox that does not take its definition keeps the one it has, and so does the workspace.
  if (current?.sandbox === sandbox) await core.keeper.putEnvironment(before);
  return ensured;
}

function apply(sandbox: Sandbox, before: SandboxDefinition, change: SandboxChange): Sandbox {
  const { policy, preset, message: _, ...members } = change;
  const definition = { ...before, ...members, policy: { ...before.policy, ...policy } };
  return { ...sandbox, definition, ...(preset === undefined ? {} : { preset }) };
}

function invert(sandbox: Sandbox, before: SandboxDefinition, change: SandboxChange): SandboxChange {
  const { policy, preset, message: _, ...members } = change;
  return {
    ...pick(before, Object.keys(members)),
    ...(policy === undefined
      ? {}
      : { policy: pick(before.policy, Object.keys(policy)) as Partial<SandboxPolicy> }),
    ...(preset === undefined ? {} : { preset: sandbox.preset ?? null }),
  };
}

function pick<T extends object>(from: T, names: readonly string[]): Partial<T> {
  return Object.fromEntries(
    Object.entries(from).filter(([name]) => names.includes(name)),
  ) as Partial<T>;
}
