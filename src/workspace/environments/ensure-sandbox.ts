import { fail, ok, type Result } from '#protocol/result.ts';
import type { Environment } from '#workspace/model/environment.ts';
import { findEnvironment, type Core } from '#workspace/core.ts';
import { sandboxApis, sandboxIssuerOf } from './default-environment.ts';
import { discover } from './discover.ts';
import { fetchKeys } from './fetch-keys.ts';
import { definitionInPlace } from './sandbox-clients.ts';

/** Why a sandbox cannot be used, in words. */
export interface SandboxObstacle {
  readonly reason: string;
}

/**
 * Makes sure that an environment's sandbox is there: settles its host, puts its definition in place,
 * and reads its metadata and keys as those of any server. A remote environment is left as it is.
 */
export async function ensureSandbox(
  core: Core,
  environment: Environment,
): Promise<Result<Environment, SandboxObstacle>> {
  const { sandbox } = environment;
  if (sandbox === null) return ok(environment);
  const host = await settleHost(core);
  if (!host.ok) return host;
  const appUrl = core.ports.navigation.appUrl();
  if (sandbox.definition !== null) {
    const inPlace = definitionInPlace(sandbox.definition, environment.clients, appUrl);
    const put = await core.ports.sandbox.put(sandbox.id, inPlace);
    if (!put.ok) return put;
  }
  const issuer = sandboxIssuerOf(appUrl, sandbox.id);
  const isRead = environment.metadata.issuer === issuer && environment.keys !== null;
  return isRead ? ok(environment) : readSandbox(core, environment, issuer);
}

/** Finds out which host answers for the sandboxes, and whether it has a relay. */
export async function settleHost({ ports, store }: Core): Promise<Result<null, SandboxObstacle>> {
  const host = await ports.sandbox.host();
  store.update((state) =>
    host.ok
      ? { ...state, host: host.value, hostProblem: null }
      : { ...state, host: null, hostProblem: host.problem.reason },
  );
  return host.ok ? ok(null) : host;
}

async function readSandbox(
  core: Core,
  environment: Environment,
  issuer: string,
): Promise<Result<Environment, SandboxObstacle>> {
  const { direct } = core.ports.transports;
  const { signal } = new AbortController();
  const found = await discover(issuer, { transport: direct, signal, onAttempt: () => {} });
  if (!found.ok)
    return fail({ reason: `The sandbox has no metadata (${found.problem.problem.code}).` });
  const { metadata } = found.value;
  const keys = await fetchKeys({ ...environment, metadata }, direct, signal);
  // The user may have changed the environment meanwhile.
  const current = findEnvironment(core, environment.id) ?? environment;
  const read: Environment = {
    ...current,
    metadata,
    keys: keys.ok ? keys.value : current.keys,
    apis: moveApis(current, issuer),
  };
  await core.keeper.putEnvironment(read);
  return ok(read);
}

// The app may be served elsewhere than when the environment was stored.
function moveApis({ apis, metadata }: Environment, issuer: string): Environment['apis'] {
  if (apis.length === 0) return sandboxApis(issuer);
  return apis.map((api) =>
    api.url.startsWith(`${metadata.issuer}/`)
      ? { ...api, url: issuer + api.url.slice(metadata.issuer.length) }
      : api,
  );
}
