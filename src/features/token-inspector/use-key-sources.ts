import { useMemo, useState } from 'react';
import type { DecodedToken } from '#protocol/jwt/decode-jwt.ts';
import {
  explainKeyMaterialProblem,
  holdsPrivateKey,
  parseKeyMaterial,
} from '#protocol/keys/parse-key-material.ts';
import type { Environment } from '#workspace/model/environment.ts';
import { environmentsOfIssuer, keySourcesOf } from './environment-keys.ts';
import type { KeyChoice } from './key-choice.ts';
import type { KeySource } from './use-signature.ts';
import type { KnownEnvironments } from './use-environments.ts';

export interface KeySources {
  readonly sources: readonly KeySource[];
  /** The address that is typed and that Verify will ask; null where none is. */
  readonly url: string | null;
  /** Why there is nothing to verify with. */
  readonly reason: string | null;
  /** True where what was typed is a private key, of which the public half is used. */
  readonly isPrivate: boolean;
  /** The environments whose keys are used. */
  readonly environments: readonly Environment[];
  /** Keeps what an address answered, until another is typed. */
  readonly keepFetched: (url: string, keys: KeySource['keys']) => void;
}

interface Fetched {
  readonly url: string;
  readonly keys: KeySource['keys'];
}

/** What to verify with: what was typed, or else the keys of the user's environments. */
export function useKeySources(
  decoded: DecodedToken,
  choice: KeyChoice,
  known: KnownEnvironments,
): KeySources {
  const [fetched, setFetched] = useState<Fetched | null>(null);
  const issuer = decoded.kind === 'jws' ? decoded.payload.claims['iss'] : undefined;
  const algorithm = decoded.kind === 'jws' ? decoded.header.claims['alg'] : undefined;
  const typed = useMemo(() => readTyped(choice, fetched), [choice, fetched]);
  const own = useMemo(
    () => readEnvironments({ issuer, algorithm }, choice, known.environments),
    [issuer, algorithm, choice, known.environments],
  );
  const chosen = choice.text.trim() === '' ? own : typed;
  return { ...chosen, keepFetched: (url, keys) => setFetched({ url, keys }) };
}

const sourceOf = { secret: 'as given here', jwks: 'given here', pem: 'given here' } as const;

type Read = Omit<KeySources, 'keepFetched'>;

const nothing: Read = {
  sources: [],
  url: null,
  reason: null,
  isPrivate: false,
  environments: [],
};

function readTyped({ text, encoding }: KeyChoice, fetched: Fetched | null): Read {
  const material = parseKeyMaterial(text, encoding);
  if (!material.ok) return { ...nothing, reason: explainKeyMaterialProblem(material.problem) };
  const { value } = material;
  if (value.kind !== 'url') {
    const isPrivate = holdsPrivateKey(value);
    const source = isPrivate
      ? 'given here: of this private key the public half is used'
      : sourceOf[value.kind];
    return { ...nothing, sources: [{ keys: value, source }], isPrivate };
  }
  const { url } = value;
  if (fetched?.url === url) {
    return { ...nothing, url, sources: [{ keys: fetched.keys, source: `found at ${url}` }] };
  }
  return { ...nothing, url, reason: 'Press Verify to read the keys from this address.' };
}

interface Wanted {
  readonly issuer: unknown;
  readonly algorithm: unknown;
}

function readEnvironments(
  { issuer, algorithm }: Wanted,
  { environmentId }: KeyChoice,
  environments: readonly Environment[],
): Read {
  const isByIssuer = environmentId === 'by-issuer';
  const used = isByIssuer
    ? environmentsOfIssuer(environments, issuer)
    : environments.filter(({ id }) => id === environmentId);
  const sources = used.flatMap((environment) => keySourcesOf(environment, algorithm));
  if (sources.length > 0) return { ...nothing, sources, environments: used };
  const [first] = used;
  const reason =
    first === undefined
      ? 'No key yet. None of your environments has this issuer; give a key, a key set’s address or a secret.'
      : `Environment “${first.name}” has no keys kept. Fetch them, or give a key here.`;
  return { ...nothing, reason, environments: used };
}
