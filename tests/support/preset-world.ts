import type { SandboxDefinition } from '#sandbox/contract/definition.ts';
import { changesFor, policyPresets } from '#workspace/environments/policy-presets.ts';
import { asserted } from './client-jwt.ts';
import { redirectUri, testDefinition } from './sandbox-definition.ts';
import { makeProof, makeProofKeys, type ProofKeys } from './sandbox-proof.ts';
import {
  createSandboxWorld,
  pkce,
  pushParams,
  type Params,
  type SandboxWorld,
} from './sandbox-world.ts';

/** A sandbox under a preset, and a client that keeps to FAPI 2.0 unless a test says otherwise. */
export interface PresetWorld extends SandboxWorld {
  readonly keys: ProofKeys;
  /** As it was put in place. */
  readonly preset: { readonly definition: SandboxDefinition };
  /** `key-client` pushes its request, with an assertion. */
  readonly pushProven: (params?: Params, proof?: Params) => Promise<Response>;
  /** A code of `key-client`, by a pushed request. */
  readonly pushedCode: () => Promise<string>;
  /** It redeems one, with an assertion and a DPoP proof. */
  readonly redeemProven: (code: string, params?: Params) => Promise<Response>;
}

/** Makes a world whose policy is the starter's with a preset in force. */
export async function createPresetWorld(id: string): Promise<PresetWorld> {
  const preset = policyPresets.find((one) => one.id === id);
  if (preset === undefined) throw new Error(`no preset ${id}`);
  const starter = testDefinition();
  const policy = { ...starter.policy, ...changesFor(starter.policy, preset) };
  const definition = { ...starter, policy };
  const world = await createSandboxWorld(definition);
  const keys = await makeProofKeys();
  const pushProven: PresetWorld['pushProven'] = async (params = {}, proof) =>
    world.post('/par', {
      ...pushParams({ client_id: 'key-client', ...params }),
      ...(proof ?? (await asserted(world))),
    });
  const pushedCode = async () => {
    const pushed = (await (await pushProven()).json()) as { request_uri: string };
    const url = world.plainUrl({ client_id: 'key-client', request_uri: pushed.request_uri });
    const ending = await world.browser.run(url);
    const code = ending.parameters.get('code');
    if (code === null) throw new Error(`no code: ${ending.parameters.toString()} ${ending.html}`);
    return code;
  };
  const redeemProven: PresetWorld['redeemProven'] = async (code, params = {}) =>
    world.post(
      '/token',
      {
        ...{ grant_type: 'authorization_code', code, redirect_uri: redirectUri },
        ...{ code_verifier: pkce.verifier, ...(await asserted(world)), ...params },
      },
      { DPoP: await makeProof(world, keys) },
    );
  return { ...world, keys, preset: { definition }, pushProven, pushedCode, redeemProven };
}
