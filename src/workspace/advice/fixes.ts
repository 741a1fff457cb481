import type { Fix } from '#workspace/model/fix.ts';
import type { AdviceContext } from './advice-context.ts';

const words: Readonly<Record<string, string>> = {
  code_verifier: 'the verifier',
  code_challenge: 'the challenge',
  code_challenge_method: 'the challenge method',
  redirect_uri: 'the redirect URI',
  code: 'the code',
  client_id: 'the client ID',
  client_secret: 'the client secret',
  refresh_token: 'the refresh token',
  authorization: 'the credentials',
  scope: 'the scope',
  state: 'the state',
  nonce: 'the nonce',
  url: 'the address',
  method: 'the method',
  grant_type: 'the grant type',
  response_type: 'the response type',
};

/** The same request once more. */
export const sendAgain: Fix = { kind: 'send-again', label: 'Send again' };

/** What the person changed goes back to what was made; a request is then sent by itself. */
export function restore(names: readonly string[], { isAuthorization }: AdviceContext): Fix {
  const what = names.length > 2 ? 'what was changed' : names.map(wordFor).join(' and ');
  const label = isAuthorization ? `Put ${what} back` : `Put ${what} back and send again`;
  return { kind: 'restore-fields', label, names };
}

function wordFor(name: string): string {
  return (Object.hasOwn(words, name) ? words[name] : null) ?? name;
}

/** A fresh start of all that a code or a token rests on. */
export function startOver({ freshStart, run, isAuthorization }: AdviceContext): Fix {
  const isOtherRun = run.flow === 'refresh-token' || run.flow === 'userinfo';
  const label = isOtherRun ? 'Sign in again' : isAuthorization ? 'Ask again' : 'Start over';
  return { kind: 'start-over', label, fromStep: freshStart };
}

/** The same step made anew, from the client and the environment as they are now. */
export function makeAgain({ stepId }: AdviceContext): Fix {
  return { kind: 'start-over', label: 'Make the request again', fromStep: stepId };
}

/** By the relay; `fresh` where a repeat would spend a code twice. */
export function useRelay(fresh: boolean): Fix {
  const label = fresh ? 'Start over through the relay' : 'Send through the relay';
  return { kind: 'use-relay', label, fresh };
}

/** To the client's form. */
export const editClient: Fix = { kind: 'edit-client', label: 'Edit the client' };

/** To the environment's form. */
export const editEnvironment: Fix = { kind: 'edit-environment', label: 'Edit the environment' };
