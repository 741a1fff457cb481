import type { TransportProblem } from '#protocol/http/transport.ts';
import { corsSettings, describeOpening, findCorsSetting } from './cors-settings.ts';
import type { Explainers } from './explanation.ts';

/** Words for what the network, or the browser in its place, did to a request. */
export const explainTransportProblem: Explainers<TransportProblem> = {
  offline: () => ({
    title: 'This device is offline',
    meaning: 'The browser says that there is no network.',
    causes: ['No connection', 'Flight mode'],
    todo: 'Connect to a network and send again. The sandbox works without one.',
    fix: 'send-again',
  }),
  unreachable: ({ url, reason }) => ({
    title: `${hostOf(url)} cannot be reached`,
    meaning:
      reason === null
        ? 'No connection came about, or it broke before an answer came; a page is not told which.'
        : `No answer came: ${reason}.`,
    causes: [
      'The host name is misspelled, or known only in another network (VPN)',
      'The server is not running, or on another port',
      'Its certificate is not trusted by this browser',
    ],
    todo: 'Open the address in a tab of its own: the browser says there what it does not say to a page.',
    fix: 'send-again',
  }),
  cors_suspected: ({ url, preflight }) => {
    const known = findCorsSetting(url);
    return {
      title: 'The server is there, and does not let this page read its answers',
      meaning: preflight
        ? 'The browser asked first whether the request is allowed (preflight), and got no leave. The request itself was not sent.'
        : 'The server may have acted on the request: a code or a refresh token in it may be spent, though the answer cannot be read.',
      causes: [
        'This page’s origin is not allowed at the server (CORS)',
        'The server leaves the CORS headers out of its error answers',
        ...(known === null
          ? corsSettings.map(({ server, setting: at }) => `${server}: ${at}`)
          : []),
      ],
      todo: `${describeOpening(url)}; or send it through the relay, which is not bound by CORS.`,
      fix: 'use-relay',
    };
  },
  browser_refused: ({ reason }) => ({
    title: 'The browser refuses to send this',
    meaning: `${reason} Nothing was sent.`,
    causes: ['The method, a header or the body was edited to what Fetch forbids to pages'],
    todo: 'Send it through the relay, which sends it as it is written, or put the request back.',
    fix: 'use-relay',
  }),
  mixed_content: () => ({
    title: 'A page on https cannot call http',
    meaning: 'Browsers block it (mixed content), except for this machine.',
    causes: ['The endpoint is on http and this page on https'],
    todo: 'Use the endpoint’s https address, or run Claimcheck on this machine, where http is possible.',
    fix: 'edit-environment',
  }),
  csp_blocked: ({ directive }) => ({
    title: 'The policy of this page forbids the call',
    meaning: `The Content Security Policy that this copy is served with blocks it (${directive}).`,
    causes: [
      'Whoever hosts this copy has narrowed its policy',
      'A browser extension adds a policy',
    ],
    todo: `Have the host of this copy allow the server’s origin in ${directive}.`,
    fix: null,
  }),
  local_network_denied: ({ url }) => ({
    title: 'The browser does not let this page into the local network',
    meaning: `${hostOf(url)} is on this machine or in its network, and a page from elsewhere needs your permission to call there. Nothing was sent.`,
    causes: [
      'The permission was denied, or its question overlooked',
      'This page is not on https, where browsers do not even ask',
    ],
    todo: 'Allow this page the access to your local network (“Local network”, “Apps on device”) in the site settings beside the address bar, and send again; or run Claimcheck on this machine, where no permission is needed.',
    fix: 'send-again',
  }),
  opaque_redirect: () => ({
    title: 'The server answers with a redirect',
    meaning:
      'It is not followed, as it could carry secrets elsewhere; and a page cannot see where it leads.',
    causes: ['http instead of https', 'A slash too many or too few', 'A login page in front'],
    todo: 'Send it through the relay to see where the redirect leads, then correct the address.',
    fix: 'use-relay',
  }),
  timeout: ({ afterSeconds }) => ({
    title: `No answer within ${afterSeconds} seconds`,
    meaning:
      'The connection stands, but no answer came. Whether the server acted on the request is not known.',
    causes: ['The server hangs or is overloaded', 'A firewall swallows the request'],
    todo: 'Look whether the server is busy or stuck. A code may be spent: if a second try is refused, start again.',
    fix: 'send-again',
  }),
  too_large: ({ limitBytes }) => ({
    title: 'The answer is too large',
    meaning: `It was cut off at ${Math.round(limitBytes / 1_000_000)} MB.`,
    causes: ['The address leads to a download', 'The server answers without end'],
    todo: 'Check that the address is an endpoint and not a file; a large API answer can be fetched with the generated code.',
    fix: 'edit-environment',
  }),
  relay_refused: ({ reason }) => ({
    title: 'The relay does not forward this',
    meaning: `${reason} The relay is part of the program that serves this page, and keeps rules about what it sends.`,
    causes: [
      'The relay is switched off (--no-relay)',
      'The page is not served by its own host',
      'The request was edited to what the relay does not send',
    ],
    todo: 'Start Claimcheck on this machine without --no-relay, put the request back if it was edited, or set the environment to send directly.',
    fix: 'send-again',
  }),
  aborted: () => ({
    title: 'You cancelled the request',
    meaning: 'Nothing waits for the answer any more. The server may still have acted on it.',
    causes: [],
    todo: 'Send again when you want to; if a code was on its way and is refused then, start the run anew.',
    fix: 'send-again',
  }),
};

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'The server';
}
