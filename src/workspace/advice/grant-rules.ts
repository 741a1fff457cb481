import type { AdviceContext, AdviceRule } from './advice-context.ts';
import { makeAgain, restore, startOver } from './fixes.ts';

/** So old a code is past what most servers allow; RFC 6749 §4.1.2 recommends ten minutes at most. */
const oldCodeSeconds = 60;

function isGrantProblem({ problem }: AdviceContext, stepId: string, current: string): boolean {
  return problem.code === 'oauth_error' && problem.error === 'invalid_grant' && current === stepId;
}

interface EditedWords {
  readonly title: string;
  readonly meaning: string;
  readonly todo: string;
}

const ofRedemption: Readonly<Record<string, EditedWords>> = {
  code_verifier: {
    title: 'The verifier is not the one that was promised',
    meaning:
      'The server hashes code_verifier and compares it with the challenge of the authorization request (RFC 7636 §4.6). It was changed here, so they differ: this is PKCE at work.',
    todo: 'Put the verifier back and send again; where the server ends a code at its first wrong use, start over.',
  },
  redirect_uri: {
    title: 'The redirect URI is not the one that was asked with',
    meaning:
      'The code is bound to the redirect URI of the authorization request (RFC 6749 §4.1.3), which was changed here.',
    todo: 'Put the redirect URI back, character by character as it was asked with.',
  },
  code: {
    title: 'The code is not the one that came',
    meaning: 'The server knows the code by every character, and this one was changed here.',
    todo: 'Put the code back as it came in the authorization response.',
  },
};

/** `invalid_grant` for a request in which something that the code is bound to was changed. */
export const editedRedemption: AdviceRule = (context) => {
  if (!isGrantProblem(context, 'redeem', context.stepId)) return null;
  const name = Object.keys(ofRedemption).find((one) => context.edited.includes(one));
  const said = name === undefined ? undefined : ofRedemption[name];
  if (name === undefined || said === undefined) return null;
  return {
    ...said,
    causes: [`${name} was changed in this step`],
    fixes: [restore([name], context), startOver(context)],
  };
};

/** The challenge that went out was not the one that belongs to the verifier. @see RFC 7636 §4.6 */
export const editedChallenge: AdviceRule = (context) => {
  if (!isGrantProblem(context, 'redeem', context.stepId)) return null;
  const { draft, madeDraft } = context.steps['authorize'] ?? {};
  const isChanged = ['code_challenge', 'code_challenge_method'].some((name) => {
    const find = (fields = draft?.fields) => fields?.find((field) => field.name === name);
    const [now, made] = [find(), find(madeDraft?.fields)];
    return now?.value !== made?.value || now?.included !== made?.included;
  });
  if (!isChanged) return null;
  return {
    title: 'The challenge that was sent does not belong to the verifier',
    meaning: 'code_challenge was changed in the authorization request, so no verifier fits it now.',
    causes: ['code_challenge or its method was changed in the step before'],
    todo: 'Start over and leave the challenge as it is made.',
    fixes: [startOver(context)],
  };
};

/** A code that gave tokens already. @see RFC 6749 §4.1.2 */
export const usedCode: AdviceRule = (context) => {
  if (!isGrantProblem(context, 'redeem', context.stepId)) return null;
  const gaveTokens = context.run.events.some(
    (event) =>
      event.type === 'answered' && event.step === 'redeem' && event.learned.accessToken != null,
  );
  const isSameCode = context.steps['redeem']?.learned.accessToken != null;
  if (!gaveTokens || !isSameCode) return null;
  return {
    title: 'The code was used before',
    meaning:
      'A code works once. A second use looks like theft, so a careful server revokes what the first one gave (RFC 6749 §4.1.2).',
    causes: ['This step was sent a second time'],
    todo: 'Ask for a new code: the tokens of this one may be revoked by now.',
    fixes: [startOver(context)],
  };
};

/** A code that lay too long. @see RFC 6749 §4.1.2 */
export const oldCode: AdviceRule = (context) => {
  if (!isGrantProblem(context, 'redeem', context.stepId)) return null;
  const came = context.steps['authorize']?.at ?? 0;
  const seconds = Math.round(((context.progress.sent?.at ?? came) - came) / 1000);
  const lifetime = context.scene?.environment.sandbox?.definition?.policy.codeLifetimeSeconds;
  if (seconds < Math.min(lifetime ?? oldCodeSeconds, oldCodeSeconds)) return null;
  return {
    title: 'The code has probably expired',
    meaning:
      lifetime === undefined
        ? `It was ${seconds} seconds old when it was sent. Codes live for a minute, or a few.`
        : `It was ${seconds} seconds old when it was sent, and those of this sandbox live for ${lifetime}.`,
    causes: ['The code expired', 'It was used before', 'It was meant for another client'],
    todo: 'Start over, and redeem the new code soon after the sign-in.',
    fixes: [startOver(context)],
  };
};

/** `invalid_grant` for a refresh token. @see RFC 6749 §6, RFC 9700 §4.14.2 */
export const refusedRefresh: AdviceRule = (context) => {
  if (!isGrantProblem(context, 'refresh', context.stepId)) return null;
  if (context.edited.includes('refresh_token') && context.progress.madeDraft !== null) {
    return {
      title: 'The refresh token is not the one that was given',
      meaning: 'The server knows it by every character, and this one was changed here.',
      causes: ['refresh_token was changed in this step'],
      todo: 'Put the refresh token back as the server gave it.',
      fixes: [restore(['refresh_token'], context), startOver(context)],
    };
  }
  const newer = newerRefreshToken(context);
  if (newer) {
    return {
      title: 'The refresh token was used before',
      meaning:
        'The server rotates refresh tokens: with each use comes a new one, and the old is spent.',
      causes: ['This step was sent again with the token of the time before'],
      todo: 'Take the new refresh token that came with the last answer; if the family was ended, sign in again.',
      fixes: [makeAgain(context), startOver(context)],
    };
  }
  return {
    title: 'The refresh token is not accepted any more',
    meaning: 'It has expired, was revoked, was used before, or belongs to another client.',
    causes: ['It was used before, here or elsewhere', 'It has expired', 'The access was revoked'],
    todo: 'Sign in again: only that gives a new refresh token.',
    fixes: [startOver(context)],
  };
};

function newerRefreshToken({ progress }: AdviceContext): boolean {
  const sent = progress.sent?.request.body;
  const known = progress.learned.refreshToken ?? null;
  if (typeof sent !== 'string' || known === null) return false;
  return new URLSearchParams(sent).get('refresh_token') !== known;
}
