/** Addresses at which servers tell this app that a session has ended, below its base path. */

/** A page that servers may frame: `GET`. @see OpenID Connect Front-Channel Logout 1.0 §2 */
export const frontChannelPath = '/logout/frontchannel';

/** Takes a logout token: `POST`. @see OpenID Connect Back-Channel Logout 1.0 §2.2 and §2.5 */
export const backChannelPath = '/logout/backchannel';

/** What came at either, for the app's own page: `GET`. */
export const logoutCallsPath = '/logout/calls';

/** A call is kept for so long. */
export const logoutCallLifetimeSeconds = 300;

/** So many calls are kept; the oldest goes first. */
export const logoutCallLimit = 50;

/** A post with a logout token may be so long. */
export const logoutTokenLimitBytes = 16 * 1024;

/** `iss` and `sid` are kept up to so many characters each. */
export const logoutValueLimit = 2000;

/** Where the framed page keeps what it was called with, in the browser's storage. */
export const keptCallsName = 'claimcheck-logout-calls';
