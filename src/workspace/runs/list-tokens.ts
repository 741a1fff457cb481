import type { RunMemory } from '#flows/define-flow.ts';
import type { Run } from '#workspace/model/run.ts';

/** A token that a run has received. */
export interface ReceivedToken {
  readonly kind: 'access' | 'refresh' | 'id';
  readonly token: string;
  /** The step that brought it. */
  readonly step: string;
  readonly receivedAt: number;
  /** Milliseconds since the epoch; null where the server did not say, or the token says it itself. */
  readonly expiresAt: number | null;
  readonly scope: string | null;
}

/** Every token that a run has received, the newest first. Nothing takes one out but deleting the run. */
export function listTokens({ events }: Pick<Run, 'events'>): readonly ReceivedToken[] {
  return events
    .flatMap((event) =>
      event.type === 'answered' ? tokensIn(event.learned, event.step, event.at) : [],
    )
    .reverse();
}

function tokensIn(
  { refreshToken, idToken, accessToken, ...rest }: Partial<RunMemory>,
  step: string,
  receivedAt: number,
): readonly ReceivedToken[] {
  const about = { step, receivedAt, expiresAt: null, scope: null };
  const tokens: ReceivedToken[] = [];
  if (refreshToken) tokens.push({ ...about, kind: 'refresh', token: refreshToken });
  if (idToken) tokens.push({ ...about, kind: 'id', token: idToken });
  if (accessToken) {
    const expiresAt = rest.accessTokenExpiresAt ?? null;
    const scope = rest.grantedScope ?? null;
    tokens.push({ ...about, kind: 'access', token: accessToken, expiresAt, scope });
  }
  return tokens;
}
