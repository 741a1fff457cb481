import { makePkce, randomText, type Pkce } from '#protocol/authorization/make-pkce.ts';
import {
  prepareAuthorizationDraft,
  type ResponseMode,
} from '#protocol/authorization/prepare-authorization-draft.ts';
import { processAuthorizationResponse } from '#protocol/authorization/process-authorization-response.ts';
import { makeDraft, type NewField } from '#protocol/http/draft-field.ts';
import { thumbprint } from '#protocol/keys/thumbprint.ts';
import { ok } from '#protocol/result.ts';
import { oidcCore, rfc } from '#protocol/spec.ts';
import type { AuthorizationStep, MadeDraft, StepInput } from '#flows/define-flow.ts';
import { wantsDpop } from '#flows/steps/dpop-field.ts';
import { authorizeText } from './texts.ts';

/** The authorization request, and the judgement on what comes back. @see RFC 6749 §4.1.1, §4.1.2 */
export const authorizeStep: AuthorizationStep = {
  kind: 'authorization',
  id: 'authorize',
  ...authorizeText,
  specs: [rfc(6749, '4.1.1'), rfc(7636, '4.3'), oidcCore('3.1.2.1'), rfc(9207, '2')],
  optional: false,
  waitsFor: ({ metadata }) =>
    metadata.authorization_endpoint === undefined
      ? 'an authorization endpoint, which this environment has not'
      : null,
  make: async (input) => ok(await makeAuthorization(input)),
  process: async (answer, input) => {
    const { checks, value, problem } = processAuthorizationResponse(
      answer.parameters,
      answer.mode === 'pasted' ? 'by-hand' : answer.mode,
      {
        state: input.memory.state,
        issuer: input.issuer === '' ? null : input.issuer,
        isIssuerPromised: input.metadata.authorization_response_iss_parameter_supported === true,
        responseMode: responseMode(input),
      },
    );
    return { checks, problem, learned: value === null ? {} : { code: value.code } };
  },
};

async function makeAuthorization(input: StepInput): Promise<MadeDraft> {
  const { client, metadata, random, memory } = input;
  const isOpenid = client.scope.split(/\s+/).includes('openid');
  const state = randomText(random);
  const nonce = isOpenid ? randomText(random) : null;
  const pkce = await choosePkce(input);
  const made = prepareAuthorizationDraft({
    authorizationEndpoint: metadata.authorization_endpoint ?? '',
    clientId: client.clientId,
    redirectUri: client.redirectUri,
    scope: client.scope.trim() === '' ? null : client.scope,
    state,
    nonce,
    pkce,
    responseMode: responseMode(input),
    extra: client.extraParameters.authorization,
  });
  const jkt = wantsDpop(input) ? await thumbprint((await input.loadProofKey()).publicJwk) : null;
  const fields: readonly NewField[] = [
    ...made.fields,
    ...offered(made.fields, { idToken: memory.idToken, jkt }),
  ];
  return {
    draft: makeDraft(made.method, made.url, fields),
    learned: {
      state,
      nonce,
      codeVerifier: pkce === 'none-unsafe' ? null : pkce.verifier,
      redirectUri: client.redirectUri,
      requestedScope: client.scope,
    },
  };
}

async function choosePkce({ options, random }: StepInput): Promise<Pkce | 'none-unsafe'> {
  switch (options['pkce']) {
    case 'none-unsafe':
      return 'none-unsafe';
    case 'plain-unsafe':
      return makePkce('plain', random);
    default:
      return makePkce('S256', random);
  }
}

function responseMode({ options }: Pick<StepInput, 'options'>): ResponseMode | null {
  const chosen = options['response_mode'];
  return chosen === 'query' || chosen === 'fragment' || chosen === 'form_post' ? chosen : null;
}

// Parameters that many servers know, each a click away. OpenID Connect Core §3.1.2.1, §5.5.
function offered(
  made: readonly NewField[],
  { idToken, jkt }: { readonly idToken: string | null; readonly jkt: string | null },
): readonly NewField[] {
  const suggestions: readonly (readonly [name: string, value: string])[] = [
    ['prompt', 'consent'],
    ['max_age', '0'],
    ['login_hint', ''],
    ['acr_values', ''],
    ['claims', '{"userinfo":{"email":null}}'],
    ['ui_locales', 'en'],
    ['id_token_hint', idToken ?? ''],
    // Binds the code to the key too. RFC 9449 §10.
    ...(jkt === null ? [] : [['dpop_jkt', jkt] as const]),
  ];
  return suggestions
    .filter(([name]) => !made.some((field) => field.name === name))
    .map(([name, value]) => ({ place: 'query', name, value, included: false }));
}
