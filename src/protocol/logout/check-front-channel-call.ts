import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { spec } from '#protocol/spec.ts';

const rule = spec('OIDC Front-Channel Logout', '2');

/** What a framed page was called with; null where it was left out. */
export interface FrontChannelParameters {
  readonly iss: string | null;
  readonly sid: string | null;
}

/** Whose call it may be: this server, and the session of the run’s ID token, if there is one. */
export interface FrontChannelExpectation {
  readonly issuer: string;
  readonly session: string | null;
}

/**
 * Judges what a server called a client’s logout page with. An app may ignore a call that names another
 * server or another session, and has to know that anybody can frame the page.
 * @see OpenID Connect Front-Channel Logout 1.0 §2
 */
export function checkFrontChannelCall(
  call: FrontChannelParameters,
  expected: FrontChannelExpectation,
): readonly Check[] {
  return [checkPair(call), checkIssuer(call, expected), checkSession(call, expected)];
}

function checkPair({ iss, sid }: FrontChannelParameters): Check {
  const say = checkAbout('frontchannel.parameters', rule);
  if (iss !== null && sid !== null) return say.passed('iss and sid came together');
  return iss === null && sid === null
    ? say.warned('Neither iss nor sid came: any site that frames the page could have sent this')
    : say.failed(`${iss === null ? 'iss' : 'sid'} is missing: one does not come without the other`);
}

function checkIssuer({ iss }: FrontChannelParameters, { issuer }: FrontChannelExpectation): Check {
  const say = checkAbout('frontchannel.iss', rule);
  if (iss === null) return say.skipped('No iss came, so that there is none to compare');
  return iss === issuer
    ? say.passed('iss is this server', iss)
    : say.failed('iss is not this server: the call is to be ignored', `${iss}, not ${issuer}`);
}

function checkSession(
  { sid }: FrontChannelParameters,
  { session }: FrontChannelExpectation,
): Check {
  const say = checkAbout('frontchannel.sid', rule);
  if (sid === null) return say.skipped('No sid came, so that there is none to compare');
  if (session === null) return say.skipped('There is no ID token with a sid to compare with', sid);
  return sid === session
    ? say.passed('sid is that of the ID token', sid)
    : say.failed('sid is not that of this run’s ID token', `${sid}, not ${session}`);
}
