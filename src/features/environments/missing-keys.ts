import type { SandboxDefinition } from '#sandbox/contract/definition.ts';
import type { SandboxKeyAlgorithm } from '#workspace/ports.ts';

/** A key that a sandbox should have, why, and how to make it. */
export interface MissingKey {
  readonly algorithm: SandboxKeyAlgorithm;
  readonly title: string;
  readonly reason: string;
  readonly action: string;
}

/** The keys that an OpenID provider needs and a definition has not. */
export function missingKeys({ keys }: Pick<SandboxDefinition, 'keys'>): readonly MissingKey[] {
  const hasRs256 = keys.some(({ alg }) => alg === 'RS256');
  const hasEncryption = keys.some(({ use }) => use === 'enc');
  return [
    ...(hasRs256 ? [] : [rs256]),
    // Definitions that were stored before request objects could be encrypted have none.
    ...(hasEncryption ? [] : [encryption]),
  ];
}

const rs256: MissingKey = {
  algorithm: 'RS256',
  title: 'The sandbox has no RS256 key',
  reason:
    'Every OpenID provider must be able to sign ID tokens with RS256 (OpenID Connect Core 1.0 §15.1), and clients that name no algorithm count on it.',
  action: 'Add an RS256 key',
};

const encryption: MissingKey = {
  algorithm: 'RSA-OAEP-256',
  title: 'The sandbox has no key to encrypt to',
  reason:
    'Clients encrypt request objects to a key of the server (RFC 9101 §6.1); this sandbox publishes none.',
  action: 'Add an encryption key',
};
