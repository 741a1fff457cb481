import type { Environment } from '#workspace/model/environment.ts';
import type { KeySource } from './use-signature.ts';

/** The environments whose issuer is the token's; the token's word is compared, not followed. */
export function environmentsOfIssuer(
  environments: readonly Environment[],
  issuer: unknown,
): readonly Environment[] {
  return environments.filter(({ metadata }) => metadata.issuer === issuer);
}

/** What an environment can verify with: its kept keys, or its clients' secrets where `alg` asks for one. */
export function keySourcesOf(environment: Environment, algorithm: unknown): readonly KeySource[] {
  const named = `of environment “${environment.name}”`;
  const sources: KeySource[] = [];
  if (environment.keys !== null) {
    const { keys } = environment.keys.jwks;
    const text = JSON.stringify(environment.keys.jwks);
    sources.push({ keys: { kind: 'jwks', keys, text }, source: named });
  }
  // OpenID Connect Core §10.1: an HS signature is made with the client's secret.
  if (typeof algorithm !== 'string' || !algorithm.startsWith('HS')) return sources;
  for (const { clientSecret, name } of environment.clients) {
    if (clientSecret === null || clientSecret === '') continue;
    const bytes = new TextEncoder().encode(clientSecret);
    sources.push({ keys: { kind: 'secret', bytes }, source: `of client “${name}” ${named}` });
  }
  return sources;
}
