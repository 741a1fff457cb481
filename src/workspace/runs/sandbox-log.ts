import type { SandboxLogEntry } from '#sandbox/contract/log.ts';
import { flowOf } from '#flows/registry.ts';
import { findEnvironment, type Core } from '#workspace/core.ts';
import type { Run } from '#workspace/model/run.ts';
import { recall } from './recall.ts';

/** What the sandbox tells of a run: requests of its client while the run went on, and those of its `state`. */
export async function sandboxLogOf(core: Core, run: Run): Promise<readonly SandboxLogEntry[]> {
  const sandbox = findEnvironment(core, run.environmentId)?.sandbox ?? null;
  if (sandbox === null) return [];
  const entries = await core.ports.sandbox.log(sandbox.id, 0);
  const hashes = await stateHashes(run);
  const { registeredClientId } = recall(run, flowOf(run.flow));
  const clients = [null, run.clientId, registeredClientId];
  const until = (run.events.at(-1)?.at ?? run.startedAt) + 2000;
  return entries.filter((entry) => {
    if (entry.stateHash !== null) return hashes.has(entry.stateHash);
    const isInTime = entry.at >= run.startedAt && entry.at <= until;
    return isInTime && clients.includes(entry.clientId);
  });
}

async function stateHashes({ events }: Run): Promise<ReadonlySet<string>> {
  const states = events.flatMap((event) =>
    event.type === 'redirected-away'
      ? (new URL(event.request.url).searchParams.get('state') ?? [])
      : [],
  );
  return new Set(await Promise.all(states.map(hash)));
}

async function hash(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  const binary = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
