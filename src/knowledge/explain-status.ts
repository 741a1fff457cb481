import type { AnswerKind, BodyProblem } from '#protocol/problem.ts';
import type { FixKind, Words } from './explanation.ts';

type StatusProblem = Extract<BodyProblem, { readonly code: 'status_unexpected' }>;

interface StatusWords {
  readonly title: string;
  readonly meaning: string;
  readonly causes: readonly string[];
  readonly todo: string;
  readonly fix: FixKind | null;
}

const names: Readonly<Record<AnswerKind, string>> = {
  metadata: 'metadata address',
  resource_metadata: 'address of the API’s metadata',
  jwks: 'key set’s address',
  token: 'token endpoint',
  userinfo: 'UserInfo endpoint',
  api: 'API',
  introspection: 'introspection endpoint',
  revocation: 'revocation endpoint',
  device: 'device authorization endpoint',
  backchannel: 'backchannel authentication endpoint',
  notification: 'inbox at this app’s host',
  registration: 'registration endpoint',
  par: 'pushed authorization request endpoint',
};

const statuses: Readonly<Record<number, StatusWords>> = {
  404: {
    title: 'There is nothing at this address',
    meaning: 'The server is there, but does not know the path.',
    causes: ['A typing mistake in the path', 'The tenant or realm has another name'],
    todo: 'Compare the path, letter by letter, with the server’s own documentation of its',
    fix: 'edit-environment',
  },
  405: {
    title: 'The server does not take this method here',
    meaning: 'The path exists, but not for the method that was used.',
    causes: ['The method was changed', 'The address is that of another endpoint'],
    todo: 'Go back to the method that was made for this step, and check that this really is the',
    fix: 'restore-parameters',
  },
  415: {
    title: 'The server does not take this content type',
    meaning: 'The body was sent in a form that the endpoint does not read.',
    causes: ['The content-type header was changed', 'The server wants JSON, against the spec'],
    todo: 'Take back the edit of the content-type header and send again to the',
    fix: 'restore-parameters',
  },
  429: {
    title: 'Too many requests',
    meaning: 'The server asks for a pause.',
    causes: ['Many tries in a short time', 'A limit shared with others'],
    todo: 'Wait as long as Retry-After says (a minute, if it says nothing) before asking again the',
    fix: 'send-again',
  },
};

const classes: Readonly<Record<'redirect' | 'client' | 'server' | 'other', StatusWords>> = {
  redirect: {
    title: 'The server sends us elsewhere',
    meaning:
      'The answer is a redirect. It is not followed, as that could carry secrets to another place.',
    causes: [
      'http instead of https',
      'A missing or extra slash at the end',
      'The server has moved',
    ],
    todo: 'Take the address in the location header, if you trust it, as that of the',
    fix: 'edit-environment',
  },
  client: {
    title: 'The server refuses the request',
    meaning:
      'It gives a status that says that the request is wrong, and no OAuth error that says why.',
    causes: ['A gateway in front of the server refuses it', 'A parameter has an unexpected form'],
    todo: 'Read the response for a reason; then compare each parameter with what is documented for the',
    fix: 'restore-parameters',
  },
  server: {
    title: 'The server failed',
    meaning: 'It says itself that the fault is on its side.',
    causes: ['It is starting, overloaded or down', 'A parameter met a bug in it'],
    todo: 'Try once more in a moment; if it stays, its operator finds the reason in the logs of the',
    fix: 'send-again',
  },
  other: {
    title: 'The status is not one for this answer',
    meaning: 'It is a success, but not the 200 that is asked for here.',
    causes: ['The address is that of another API', 'The server takes liberties'],
    todo: 'Look whether the body is usable all the same; the status has to be mended in the',
    fix: null,
  },
};

/** Words for a status without an OAuth error. @see RFC 9110 §15 */
export function explainStatus({ status, answer }: StatusProblem): Words {
  const words = statuses[status] ?? classes[classOf(status)];
  return {
    ...words,
    title: `${words.title} (${status})`,
    todo: `${words.todo} ${names[answer]}.`,
  };
}

function classOf(status: number): keyof typeof classes {
  if (status >= 500) return 'server';
  if (status >= 400) return 'client';
  return status >= 300 ? 'redirect' : 'other';
}
