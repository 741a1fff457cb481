import { flowOf } from '#flows/registry.ts';
import type { Run } from '#workspace/model/run.ts';
import { recall } from './recall.ts';

/** A token that a run has got, by what it is for. */
export interface RunToken {
  readonly kind: 'access_token' | 'refresh_token' | 'id_token';
  /** `Access token`. */
  readonly words: string;
  readonly token: string;
}

const kinds = [
  { kind: 'access_token', name: 'accessToken', words: 'Access token' },
  { kind: 'id_token', name: 'idToken', words: 'ID token' },
  { kind: 'refresh_token', name: 'refreshToken', words: 'Refresh token' },
] as const;

/** The tokens that a run has got, one of each kind at most. @see RFC 6749 §5.1 */
export function tokensOfRun(run: Run): readonly RunToken[] {
  const memory = recall(run, flowOf(run.flow));
  return kinds.flatMap(({ kind, name, words }) => {
    const token = memory[name];
    return token === null || token === '' ? [] : [{ kind, words, token }];
  });
}
