import type { OauthErrorProblem } from '#protocol/problem.ts';
import type { Fix } from '#workspace/model/fix.ts';
import type { AdviceContext, AdviceRule } from './advice-context.ts';
import { editClient, makeAgain, restore, sendAgain, startOver } from './fixes.ts';

function oauthError({ problem }: AdviceContext): string | null {
  return problem.code === 'oauth_error' ? problem.error : null;
}

const credentialNames = ['authorization', 'client_id', 'client_secret'];

/** Client authentication failed. @see RFC 6749 §5.2 */
export const refusedClient: AdviceRule = (context) => {
  if (oauthError(context) !== 'invalid_client') return null;
  const names = context.edited.filter((name) => credentialNames.includes(name));
  if (names.length === 0) return { fixes: [editClient, makeAgain(context)] };
  return {
    title: 'The credentials were changed, and the server does not know them',
    meaning: 'The client proves itself by what was changed here.',
    causes: [`${names.join(' and ')} was changed in this step`],
    todo: 'Put the credentials back as the client has them.',
    fixes: [restore(names, context), editClient],
  };
};

/** A scope that the server does not give. @see RFC 6749 §3.3, §5.2 */
export const refusedScope: AdviceRule = (context) => {
  if (oauthError(context) !== 'invalid_scope') return null;
  if (context.edited.includes('scope')) {
    return {
      causes: ['The scope was changed in this step'],
      todo: context.isAuthorization
        ? 'Put the scope back to that of the client, and ask the person again.'
        : 'Put the scope back to that of the client, or take the unknown word out of it.',
      fixes: [restore(['scope'], context), ...withoutUnknown(context)],
    };
  }
  const narrowed = withoutUnknown(context);
  return { fixes: [...narrowed, editClient, ...withoutScope(context)] };
};

function withoutUnknown({ progress, scene, isAuthorization }: AdviceContext): readonly Fix[] {
  const supported = scene?.input.metadata.scopes_supported;
  const asked = progress.draft?.fields.find(({ name }) => name === 'scope')?.value.split(/\s+/);
  if (supported === undefined || asked === undefined) return [];
  const unknown = asked.filter((word) => word !== '' && !supported.includes(word));
  const kept = asked.filter((word) => supported.includes(word));
  if (unknown.length === 0 || kept.length === 0) return [];
  const label = `Leave out ${unknown.length > 2 ? 'unknown scopes' : unknown.join(' and ')}`;
  const whole = isAuthorization ? label : `${label} and send again`;
  return [{ kind: 'set-field', label: whole, name: 'scope', value: kept.join(' ') }];
}

function withoutScope({ isAuthorization }: AdviceContext): readonly Fix[] {
  const label = isAuthorization ? 'Leave the scope out' : 'Leave the scope out and send again';
  return [{ kind: 'remove-field', label, name: 'scope' }];
}

/** `prompt=none` and a server that needs the person. @see OpenID Connect Core §3.1.2.6 */
export const silentPrompt: AdviceRule = (context) => {
  const { stepId, progress } = context;
  const error = oauthError(context) ?? '';
  const isSilent = progress.draft?.fields.some(
    ({ name, value, included }) => name === 'prompt' && included && value.includes('none'),
  );
  if (stepId !== 'authorize' || isSilent !== true || !error.endsWith('_required')) return null;
  const fix: Fix = { kind: 'remove-field', label: 'Leave prompt out', name: 'prompt' };
  return { fixes: [fix, startOver(context)] };
};

/** A request without PKCE, or with the plain method, to a server that wants S256. @see RFC 9700 §2.1.1 */
export const weakPkce: AdviceRule = (context) => {
  const { scene, stepId, edited } = context;
  const chosen = scene?.input.options['pkce'];
  const isWeak = chosen === 'none-unsafe' || chosen === 'plain-unsafe';
  const isAsking = stepId === 'authorize' || stepId === 'push';
  if (!isAsking || oauthError(context) !== 'invalid_request' || !isWeak) return null;
  return {
    title: 'The server probably asks for PKCE with S256',
    meaning:
      chosen === 'none-unsafe'
        ? 'This request has no code_challenge, which public clients must send (RFC 9700 §2.1.1).'
        : 'The method plain shows the verifier itself to whoever sees the request, and many servers refuse it.',
    causes: ['PKCE was weakened by choice', 'Another parameter is malformed'],
    todo: 'Choose S256 for PKCE and ask again.',
    fixes: [
      { kind: 'choose-option', label: 'Use PKCE with S256', option: 'pkce', value: 'S256' },
      ...(edited.length > 0 ? [restore(edited, context)] : []),
    ],
  };
};

/** A way of answering that the server does not know. @see OAuth 2.0 Multiple Response Types §2.1 */
export const refusedMode: AdviceRule = (context) => {
  const mode = context.scene?.input.options['response_mode'] ?? 'default';
  if (oauthError(context) !== 'unsupported_response_mode' || mode === 'default') return null;
  const option = { option: 'response_mode', value: 'default' } as const;
  return {
    fixes: [{ kind: 'choose-option', label: 'Use the default response mode', ...option }],
  };
};

/** A resource that wants another token. @see RFC 6750 §3.1 */
export const refusedToken: AdviceRule = (context) => {
  const { problem, edited, stepId } = context;
  if (stepId !== 'call-api' && stepId !== 'userinfo') return null;
  if (edited.includes('authorization')) {
    return {
      title: 'The token was changed, and is not accepted',
      causes: ['authorization was changed in this step'],
      todo: 'Put the token back as the server gave it.',
      fixes: [restore(['authorization'], context), startOver(context)],
    };
  }
  if (problem.code === 'oauth_error' && problem.error === 'insufficient_scope') {
    return { fixes: [...askForMore(context, problem.scope), startOver(context)] };
  }
  if (problem.code === 'oauth_error' && problem.signIn !== undefined) {
    return { fixes: [...stepUp(context, problem.signIn), startOver(context)] };
  }
  // The same token is refused the same way, unless nobody said that it is the token.
  if (problem.code === 'oauth_error') return { fixes: [startOver(context)] };
  return problem.code === 'unauthorized_unexplained'
    ? { fixes: [startOver(context), sendAgain] }
    : null;
};

// The challenge's own names are those of the authorization request. RFC 9470 §4.
function stepUp(
  { scene, steps }: AdviceContext,
  { acrValues, maxAge }: NonNullable<OauthErrorProblem['signIn']>,
): readonly Fix[] {
  const wanted = { acr_values: acrValues, max_age: maxAge };
  const fields = Object.entries(wanted).flatMap(([name, value]) =>
    value === null ? [] : [{ name, value }],
  );
  const canBeAsked = scene?.flow.steps.some(({ id }) =>
    steps[id]?.draft?.fields.some(({ name }) => name === fields[0]?.name),
  );
  const said = fields.map(({ name, value }) => `${name} ${value}`).join(', ');
  const label = `Sign in again with ${said}`;
  if (fields.length === 0) return [];
  // A run without a sign-in of its own leads to one that has: RFC 9470 §5.
  return [{ kind: canBeAsked === true ? 'set-fields' : 'sign-in', label, fields }];
}

function askForMore({ scene, steps, run }: AdviceContext, wanted: string | null): readonly Fix[] {
  const first = scene?.flow.steps[0]?.id ?? '';
  const asked = steps[first]?.draft?.fields.find(({ name }) => name === 'scope');
  if (wanted === null || asked === undefined || run.flow === 'refresh-token') return [];
  const words = new Set([...asked.value.split(/\s+/), ...wanted.split(/\s+/)]);
  const value = [...words].filter((word) => word !== '').join(' ');
  return [{ kind: 'set-field', label: `Ask for ${wanted} too`, name: 'scope', value }];
}

/** Whatever else went wrong: what was changed by hand is the first suspect. */
export const editedRequest: AdviceRule = (context) => {
  const { problem, edited, isAuthorization } = context;
  const isRefusal = problem.code === 'oauth_error' || problem.code === 'status_unexpected';
  const isDenial = oauthError(context) === 'access_denied';
  if (!isRefusal || isDenial || edited.length === 0) return null;
  return {
    causes: [`Changed in this step: ${edited.join(', ')}`],
    fixes: [restore(edited, context), ...(isAuthorization ? [startOver(context)] : [])],
  };
};
