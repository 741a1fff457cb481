import type { AnswerKind, BodyProblem, EndpointProblem } from '#protocol/problem.ts';
import { explainStatus } from './explain-status.ts';
import type { Explainers } from './explanation.ts';

/** What each kind of answer comes from, and where its address is set. */
const answerSources: Readonly<Record<AnswerKind, { from: string; setting: string }>> = {
  metadata: { from: 'the metadata address', setting: 'the issuer' },
  resource_metadata: {
    from: 'the address of the API’s metadata',
    setting: 'the API’s URL',
  },
  jwks: { from: 'the key set’s address', setting: 'jwks_uri' },
  token: { from: 'the token endpoint', setting: 'token_endpoint' },
  userinfo: { from: 'the UserInfo endpoint', setting: 'userinfo_endpoint' },
  api: { from: 'the API', setting: 'the API’s address' },
  introspection: { from: 'the introspection endpoint', setting: 'introspection_endpoint' },
  revocation: { from: 'the revocation endpoint', setting: 'revocation_endpoint' },
  device: {
    from: 'the device authorization endpoint',
    setting: 'device_authorization_endpoint',
  },
  backchannel: {
    from: 'the backchannel authentication endpoint',
    setting: 'backchannel_authentication_endpoint',
  },
  notification: { from: 'the inbox at this app’s host', setting: 'the host' },
  registration: { from: 'the registration endpoint', setting: 'registration_endpoint' },
  par: {
    from: 'the pushed authorization request endpoint',
    setting: 'pushed_authorization_request_endpoint',
  },
};

type IncompleteAnswer = Extract<EndpointProblem, { readonly code: 'answer_incomplete' }>;

/** Words for answers that cannot be what was asked for. */
export const explainBodyProblem: Explainers<BodyProblem | IncompleteAnswer> = {
  answer_incomplete: ({ answer, missing }) => ({
    title: `Something is missing in what came from ${answerSources[answer].from}`,
    meaning: `The specification requires ${missing.join(', ')}, and nothing can go on without.`,
    causes: [
      'The address is that of another endpoint',
      'The server is older than the specification, or names its members otherwise',
    ],
    todo: `Read the members of the response, and compare ${answerSources[answer].setting} with the server’s documentation; this step needs all of them.`,
    fix: 'edit-environment',
  }),
  response_empty: ({ answer, status }) => ({
    title: `Nothing but status ${status} came from ${answerSources[answer].from}`,
    meaning: 'The server answered without a body, where JSON belongs.',
    causes: [
      'A gateway or firewall in front of the server answered in its place',
      'The server failed while it wrote its answer',
      'The address belongs to something else',
    ],
    todo: `Look into the logs of the server and of what stands in front of it, and compare ${answerSources[answer].setting} with its documentation.`,
    fix: 'edit-environment',
  }),
  response_html: ({ answer }) => ({
    title: `An HTML page came from ${answerSources[answer].from}`,
    meaning: 'This is a page for people, where JSON belongs.',
    causes: [
      'The address is that of a web page, not of the endpoint',
      'A login page, a gateway or an error page answered in its place',
      'A single-page app answers every path that it does not know',
    ],
    todo: `Read the page in the response, then correct ${answerSources[answer].setting}.`,
    fix: 'edit-environment',
  }),
  response_not_json: ({ answer, bodyKind }) => ({
    title: `What came from ${answerSources[answer].from} is not JSON`,
    meaning:
      bodyKind === 'binary'
        ? 'The body is not even text.'
        : 'The body cannot be read as JSON; it is shown as it came.',
    causes: [
      'The answer was cut off or altered on its way',
      'The server writes JSON that is not valid',
      'The address belongs to something else',
    ],
    todo: `Ask the same of ${answerSources[answer].from} with curl, and show the answer to whoever runs the server.`,
    fix: 'send-again',
  }),
  response_not_object: ({ answer }) => ({
    title: `The JSON from ${answerSources[answer].from} is not an object`,
    meaning: 'An object with named members belongs here; this is an array or a single value.',
    causes: ['The address is that of another API', 'A gateway wraps what the server answers'],
    todo: `Check that ${answerSources[answer].setting} names the endpoint itself, and that no gateway rewrites its answers.`,
    fix: 'edit-environment',
  }),
  status_unexpected: explainStatus,
};
