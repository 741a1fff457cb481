import type { KeyToDecrypt } from '#protocol/jwe/decryption-key.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import type { Client, Environment } from '#workspace/model/environment.ts';
import type { StoredKey } from '#workspace/model/stored-key.ts';
import type { KeyOption } from './key-choice.ts';

/** What the browser keeps that may hold keys. */
export interface KeySources {
  readonly keys: readonly StoredKey[];
  readonly environments: readonly Environment[];
}

/** Every private key and secret that the browser has: kept ones, then those of sandboxes and clients. */
export function privateOptions({ keys, environments }: KeySources): readonly KeyOption[] {
  const kept = keys.flatMap(keptOption);
  return [...kept, ...environments.flatMap(ofEnvironment)];
}

/** Every key that something can be encrypted to: those that servers publish, and one's own. */
export function recipientOptions(sources: KeySources): readonly KeyOption[] {
  const published = sources.environments.flatMap(({ id, name, keys }) =>
    (keys?.jwks.keys ?? [])
      .filter(({ use }) => use !== 'sig')
      .map((jwk, index) => ({
        ...option(`published:${id}:${index}`, jwk),
        name: `${titleOf(jwk)} of the server of “${name}”`,
      })),
  );
  const own = privateOptions(sources).filter(({ material }) => !isForSignatures(material));
  return [...published, ...own];
}

function isForSignatures(material: KeyToDecrypt): boolean {
  return material.kind !== 'secret' && material.jwk.use === 'sig';
}

function keptOption({ id, name, jwk, handle }: StoredKey): readonly KeyOption[] {
  const isReadable = ['d', 'k', 'priv'].some((member) => member in jwk);
  const material: KeyToDecrypt =
    handle !== null && !isReadable ? { kind: 'handle', handle, jwk } : { kind: 'jwk', jwk };
  return [{ id: `kept:${id}`, name: `${name} (kept)`, material }];
}

function ofEnvironment({ id, name, sandbox, clients }: Environment): readonly KeyOption[] {
  const own = sandbox?.definition?.keys ?? [];
  const ofServer = own.map((jwk) => ({
    ...option(`sandbox:${id}:${jwk.kid}`, jwk),
    name: `${titleOf(jwk)} of sandbox “${name}”`,
  }));
  return [...ofServer, ...clients.flatMap((client) => ofClient(client, { id, name }))];
}

function ofClient(
  { id: clientId, name, keys, clientSecret }: Client,
  environment: { readonly id: string; readonly name: string },
): readonly KeyOption[] {
  const where = `of client “${name}” of “${environment.name}”`;
  const id = `client:${environment.id}:${clientId}`;
  const pairs = keys.map((jwk, index) => ({
    ...option(`${id}:${index}`, jwk),
    name: `${titleOf(jwk)} ${where}`,
  }));
  if (clientSecret === null || clientSecret === '') return pairs;
  const bytes = new TextEncoder().encode(clientSecret);
  return [
    ...pairs,
    { id: `${id}:secret`, name: `the secret ${where}`, material: { kind: 'secret', bytes } },
  ];
}

function option(id: string, jwk: Jwk): Pick<KeyOption, 'id' | 'material'> {
  return { id, material: { kind: 'jwk', jwk } };
}

/** `ES256 key 2f9a…`: its algorithm or kind, and the beginning of its name. */
function titleOf({ alg, kty, crv, kid }: Jwk): string {
  const kind = alg ?? crv ?? kty;
  if (kid === undefined) return `${kind} key`;
  return `${kind} key ${kid.length > 12 ? `${kid.slice(0, 8)}…` : kid}`;
}
