import { makeDraft, type NewField } from '#protocol/http/draft-field.ts';
import { ok } from '#protocol/result.ts';
import { rfc, type SpecRef } from '#protocol/spec.ts';
import type { AuthorizationStep, MadeDraft, StepInput } from '#flows/define-flow.ts';
import { makeAuthorizationParameters } from './authorization-request.ts';
import { judgeAuthorizationAnswer } from './judge-authorization-answer.ts';
import { requestForm } from './request-options.ts';

/** What a flow says of its authorization request. */
interface AuthorizeText {
  readonly title: string;
  readonly about: string;
  readonly specs: readonly SpecRef[];
}

/**
 * The request that the browser carries, and the judgement on what comes back. Pushed, it is a reference;
 * signed, it is a token; else it is the parameters themselves.
 * @see RFC 6749 §4.1.1, §4.1.2; RFC 9101 §5; RFC 9126 §4
 */
export function makeAuthorizeStep(text: AuthorizeText): AuthorizationStep {
  return {
    kind: 'authorization',
    id: 'authorize',
    ...text,
    specs: [...text.specs, rfc(9207, '2')],
    optional: false,
    waitsFor: ({ metadata, memory, options }) => {
      if (metadata.authorization_endpoint === undefined) {
        return 'an authorization endpoint, which this environment has not';
      }
      const form = requestForm(options);
      if (form === 'request_uri' && memory.requestUri === null) return 'the pushed request';
      return form === 'request' && memory.requestObject === null ? 'the signed request' : null;
    },
    make: async (input) => ok(await makeRequest(input)),
    process: judgeAuthorizationAnswer,
  };
}

async function makeRequest(input: StepInput): Promise<MadeDraft> {
  const endpoint = input.metadata.authorization_endpoint ?? '';
  const { requestUri, requestObject } = input.memory;
  switch (requestForm(input.options)) {
    case 'request_uri':
      return {
        draft: makeDraft('GET', endpoint, refer(input, 'request_uri', requestUri)),
        learned: {},
      };
    case 'request':
      return {
        draft: makeDraft('GET', endpoint, [
          ...refer(input, 'request', requestObject),
          ...besideRequestObject(input),
        ]),
        learned: {},
      };
    case 'parameters': {
      const { fields, learned } = await makeAuthorizationParameters(input);
      return { draft: makeDraft('GET', endpoint, fields), learned };
    }
  }
}

// OpenID Connect Core §6.1 wants them outside as well, where RFC 9101 §5 has a server read the token
// alone: they are offered, for servers of the older rule.
function besideRequestObject({ memory, client }: StepInput): readonly NewField[] {
  const offered = { place: 'query', included: false } as const;
  return [
    { ...offered, name: 'response_type', value: memory.responseType ?? 'code' },
    { ...offered, name: 'scope', value: memory.requestedScope ?? client.scope },
  ];
}

// Everything else is said where nobody on the way can change it (RFC 9101 §5, RFC 9126 §4).
function refer({ client }: StepInput, name: string, value: string | null): readonly NewField[] {
  return [
    { place: 'query', name: 'client_id', value: client.clientId },
    { place: 'query', name, value: value ?? '' },
  ];
}
