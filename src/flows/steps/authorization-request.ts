import {
  authorizationParameters,
  readResponseMode,
} from '#protocol/authorization/authorization-parameters.ts';
import { makePkce, randomText, type Pkce } from '#protocol/authorization/make-pkce.ts';
import { supportedNames } from '#protocol/discovery/supported-names.ts';
import type { NewField } from '#protocol/http/draft-field.ts';
import { thumbprint } from '#protocol/keys/thumbprint.ts';
import type { StepInput } from '#flows/define-flow.ts';
import type { RunMemory } from '#flows/run-memory.ts';
import { wantsDpop } from './dpop-field.ts';
import { resourceParameter } from './resource-parameter.ts';

/** The parameters of an authorization request, and what making them put into the run's memory. */
interface MadeParameters {
  /** In the query, as the browser would carry them; another step puts them elsewhere. */
  readonly fields: readonly NewField[];
  readonly learned: Partial<RunMemory>;
}

/**
 * The parameters of an authorization request with fresh random values. Whichever step comes first makes
 * them: the browser's own request, the one that is pushed, or the one that is signed.
 * @see RFC 6749 §4.1.1, RFC 9126 §2.1, RFC 9101 §4
 */
export async function makeAuthorizationParameters(input: StepInput): Promise<MadeParameters> {
  const { client, random } = input;
  const responseType = responseTypeOf(input);
  const isOpenid = client.scope.split(/\s+/).includes('openid');
  const state = randomText(random);
  const nonce = isOpenid || /\bid_token\b/.test(responseType) ? randomText(random) : null;
  const pkce = await choosePkce(input, responseType);
  const parameters = authorizationParameters({
    responseType,
    clientId: client.clientId,
    redirectUri: client.redirectUri,
    scope: client.scope.trim() === '' ? null : client.scope,
    state,
    nonce,
    pkce,
    responseMode: readResponseMode(input.options['response_mode']),
    extra: client.extraParameters.authorization,
  });
  const made = parameters.map(([name, value]): NewField => ({ place: 'query', name, value }));
  const jkt = wantsDpop(input) ? await thumbprint((await input.loadProofKey()).publicJwk) : null;
  return {
    fields: [...made, ...offered(made, input, jkt)],
    learned: {
      state,
      nonce,
      codeVerifier: pkce === 'none-unsafe' ? null : pkce.verifier,
      redirectUri: client.redirectUri,
      requestedScope: client.scope,
      responseType,
    },
  };
}

/** What the flow asks for: its option `response_type`, else a code. @see RFC 6749 §3.1.1 */
export function responseTypeOf({ options }: Pick<StepInput, 'options'>): string {
  return options['response_type'] ?? 'code';
}

// PKCE protects a code (RFC 7636 §4.3): where none is asked for there is nothing to bind.
async function choosePkce(
  { options, random }: StepInput,
  responseType: string,
): Promise<Pkce | 'none-unsafe'> {
  if (!responseType.split(' ').includes('code')) return 'none-unsafe';
  switch (options['pkce']) {
    case 'none-unsafe':
      return 'none-unsafe';
    case 'plain-unsafe':
      return makePkce('plain', random);
    default:
      return makePkce('S256', random);
  }
}

// Parameters that many servers know, each a click away. OpenID Connect Core §3.1.2.1, §5.5; RFC 9396 §2.
function offered(
  made: readonly NewField[],
  { memory, metadata, apis }: StepInput,
  jkt: string | null,
): readonly NewField[] {
  const types = supportedNames(metadata, 'authorization_details_types_supported');
  const detailType = types?.[0] ?? 'payment_initiation';
  const suggestions: readonly (readonly [name: string, value: string])[] = [
    ['prompt', 'consent'],
    ['max_age', '0'],
    ['login_hint', ''],
    ['acr_values', ''],
    ['claims', '{"userinfo":{"email":null}}'],
    ['authorization_details', JSON.stringify([{ type: detailType, actions: ['initiate'] }])],
    ['ui_locales', 'en'],
    ['display', 'page'],
    ['id_token_hint', memory.idToken ?? ''],
    // Binds the code to the key too. RFC 9449 §10.
    ...(jkt === null ? [] : [['dpop_jkt', jkt] as const]),
  ];
  const offers = suggestions.map(([name, value]) => ({ name, value, included: false }));
  return [...offers, resourceParameter(apis)]
    .filter(({ name }) => !made.some((field) => field.name === name))
    .map((parameter) => ({ ...parameter, place: 'query' }));
}
