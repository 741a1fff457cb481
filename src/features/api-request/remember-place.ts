import type { CallDraft } from '#protocol/api-call/call-draft.ts';
import type { LeavingToken } from '#workspace/calls/leaving-tokens.ts';
import type { Workspace } from '#workspace/workspace.ts';

/** Adds where a token goes to the APIs of its environment. */
export async function rememberPlace(
  workspace: Workspace | null,
  asking: { readonly draft: CallDraft; readonly leaving: readonly LeavingToken[] },
): Promise<void> {
  const { method, url } = asking.draft;
  for (const { environmentId, origin } of asking.leaving) {
    const environments = workspace?.getState().environments ?? [];
    const apis = environments.find(({ id }) => id === environmentId)?.apis ?? [];
    const api = { title: new URL(origin).host, method, url: url.trim(), scope: '' };
    await workspace?.environments.change(environmentId, { apis: [...apis, api] });
  }
}
