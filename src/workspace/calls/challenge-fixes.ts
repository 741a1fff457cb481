import { headerValue } from '#protocol/http/header-value.ts';
import { parseWwwAuthenticate, type Challenge } from '#protocol/http/www-authenticate.ts';
import type { OauthErrorProblem, ResourceProblem } from '#protocol/problem.ts';
import { sentScheme } from '#protocol/resource/sent-scheme.ts';
import type { CallExchange } from '#workspace/model/api-call.ts';
import type { TokenWish } from './call-actions.ts';
import { relayFix, type CallFix, type CallSituation } from './call-fix.ts';
import { hasExpired, runTokens, tokenOfRun, type RunToken } from './run-tokens.ts';

/**
 * What gets a refused call in: another token, another way of sending it, or a look at what the API
 * says of itself.
 * @see RFC 6750 §3.1, RFC 9449 §7.1, RFC 9470 §4, RFC 9728 §5.1
 */
export function challengeFixes(
  situation: CallSituation,
  problem: ResourceProblem,
): readonly CallFix[] {
  const challenges = challengesOf(situation.exchange);
  return [
    ...(problem.code === 'oauth_error' ? errorFixes(situation, problem) : []),
    ...(problem.code === 'unauthorized_unexplained' && problem.isHiddenByCors
      ? relayFix(situation)
      : []),
    ...(problem.code === 'unauthorized_unexplained' ? tokenFixes(situation) : []),
    ...schemeFixes(situation, challenges),
    ...metadataFixes(challenges),
  ];
}

function challengesOf({ outcome }: CallExchange): readonly Challenge[] {
  if (outcome?.kind !== 'answered') return [];
  return parseWwwAuthenticate(headerValue(outcome.response, 'www-authenticate') ?? '');
}

function errorFixes(situation: CallSituation, problem: OauthErrorProblem): readonly CallFix[] {
  switch (problem.error) {
    case 'insufficient_scope':
      return scopeFixes(situation, problem.scope);
    case 'insufficient_user_authentication':
      return stepUpFixes(situation, problem);
    case 'use_dpop_nonce':
      return [{ kind: 'send-again', label: 'Send again with the new nonce' }];
    case 'invalid_dpop_proof':
      return [{ kind: 'send-again', label: 'Send again with a new proof' }];
    default:
      return tokenFixes(situation);
  }
}

/** The token that was sent, as far as it is of a run. */
function sentToken({ call, state }: CallSituation): RunToken | null {
  const { kind, runId } = call.draft.credential;
  const run = kind === 'run' ? state.runs.find(({ id }) => id === runId) : undefined;
  return run === undefined ? null : tokenOfRun(run);
}

/** Tokens of the environment that the address belongs to, as far as one is known. */
function fittingTokens({ exchange, state, now }: CallSituation): readonly RunToken[] {
  const { origin, href } = new URL(exchange.request.url);
  const fits = (token: RunToken) => {
    const environment = state.environments.find(({ id }) => id === token.environmentId);
    const apis = environment?.apis.map(({ url }) => url) ?? [];
    const isSandbox = environment?.sandbox != null;
    return isSandbox
      ? href.startsWith(`${environment.metadata.issuer}/`)
      : apis.some((url) => URL.canParse(url) && new URL(url).origin === origin);
  };
  return runTokens(state.runs).filter((token) => !hasExpired(token, now) && fits(token));
}

/** Another token than the one that was refused. */
function tokenFixes(situation: CallSituation): readonly CallFix[] {
  const token = sentToken(situation);
  if (token === null) {
    return fittingTokens(situation)
      .slice(0, 1)
      .map(({ runId, label }) => ({ kind: 'use-run', label: `Use the ${lower(label)}`, runId }));
  }
  const { runId, scope } = token;
  const fields = scope === null ? [] : [{ name: 'scope', value: scope }];
  const wish = { runId, fields, options: optionsOf(token) };
  return [
    ...(token.canBeRefreshed
      ? [{ kind: 'refresh', label: 'Refresh the token and send again', runId } as const]
      : []),
    { kind: 'get-token', label: 'Get a new token', wish },
  ];
}

/** A token with the scope that is missing: one that is there, or a new one. @see RFC 6750 §3.1 */
function scopeFixes(situation: CallSituation, wanted: string | null): readonly CallFix[] {
  const token = sentToken(situation);
  const missing = wordsOf(wanted);
  if (missing.length === 0) return tokenFixes(situation);
  const has = ({ scope }: RunToken) => missing.every((word) => wordsOf(scope).includes(word));
  const known = fittingTokens(situation).filter(has).slice(0, 1);
  const use = known.map(({ runId, label }): CallFix => ({
    ...{ kind: 'use-run', label: `Use the ${lower(label)}, which has it`, runId },
  }));
  if (token === null) return use;
  const value = [...new Set([...wordsOf(token.scope), ...missing])].join(' ');
  const fields = [{ name: 'scope', value }];
  const wish = { runId: token.runId, fields, options: optionsOf(token) };
  return [...use, { kind: 'get-token', label: `Get a token with ${missing.join(' ')}`, wish }];
}

/** A sign-in as the API wants it. @see RFC 9470 §4 */
function stepUpFixes(situation: CallSituation, { signIn }: OauthErrorProblem): readonly CallFix[] {
  const token = sentToken(situation);
  const wanted = { acr_values: signIn?.acrValues ?? null, max_age: signIn?.maxAge ?? null };
  const fields = Object.entries(wanted).flatMap(([name, value]) =>
    value === null ? [] : [{ name, value }],
  );
  if (token === null || fields.length === 0) return [];
  const said = fields.map(({ name, value }) => `${name} ${value}`).join(', ');
  const all = token.scope === null ? fields : [...fields, { name: 'scope', value: token.scope }];
  const wish = { runId: token.runId, fields: all, options: optionsOf(token) };
  return [{ kind: 'get-token', label: `Sign in again with ${said}`, wish }];
}

function optionsOf({ scheme }: RunToken): TokenWish['options'] {
  return scheme === 'DPoP' ? { dpop: 'on' } : {};
}

/** Another way of sending than the one that was used. @see RFC 9449 §7.1, RFC 7617 §2 */
function schemeFixes(
  situation: CallSituation,
  challenges: readonly Challenge[],
): readonly CallFix[] {
  const { call, exchange } = situation;
  const asks = (scheme: string) =>
    challenges.some((challenge) => challenge.scheme.toLowerCase() === scheme);
  const token = sentToken(situation);
  const isBearer = sentScheme(exchange.request) === 'Bearer';
  const fixes: CallFix[] = [];
  if (token?.scheme === 'DPoP' && isBearer) {
    fixes.push({ kind: 'use-scheme', label: 'Send it with a proof (DPoP)', scheme: 'as-issued' });
  } else if (token !== null && asks('dpop') && !asks('bearer')) {
    const fields = token.scope === null ? [] : [{ name: 'scope', value: token.scope }];
    const wish = { runId: token.runId, fields, options: { dpop: 'on' } };
    fixes.push({ kind: 'get-token', label: 'Get a token that is bound to a key', wish });
  }
  if (asks('basic') && call.draft.credential.kind !== 'basic') {
    const label = 'Use a name and a password';
    fixes.push({ kind: 'use-credential', label, credential: 'basic' });
  }
  return fixes;
}

/** The API's own description. @see RFC 9728 §5.1 */
function metadataFixes(challenges: readonly Challenge[]): readonly CallFix[] {
  const named = challenges.flatMap(({ parameters }) => parameters['resource_metadata'] ?? [])[0];
  if (named === undefined || !URL.canParse(named)) return [];
  const { protocol, href } = new URL(named);
  if (!/^https?:$/.test(protocol)) return [];
  return [{ kind: 'read-metadata', label: 'Read what the API says of itself', url: href }];
}

function wordsOf(scope: string | null): readonly string[] {
  return scope?.split(/\s+/).filter((word) => word !== '') ?? [];
}

function lower(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}
