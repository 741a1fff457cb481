import { randomText } from '#protocol/authorization/make-pkce.ts';
import { checkAbout } from '#protocol/check-about.ts';
import type { Check } from '#protocol/check.ts';
import { membersOf } from '#protocol/http/draft-members.ts';
import { makeDraft, type NewField } from '#protocol/http/draft-field.ts';
import type { RequestDraft } from '#protocol/http/draft.ts';
import type { Encryption } from '#protocol/jwe/choose-encryption.ts';
import type { Problem } from '#protocol/problem.ts';
import {
  parametersOf,
  requestObjectClaims,
  requestObjectType,
} from '#protocol/request-object/request-object-claims.ts';
import {
  chooseRequestEncryption,
  chooseRequestSigner,
  signRequestObject,
} from '#protocol/request-object/sign-request-object.ts';
import { ok, type Result } from '#protocol/result.ts';
import { rfc } from '#protocol/spec.ts';
import type { LocalStep, MadeDraft, Performance, StepInput } from '#flows/define-flow.ts';
import { makeAuthorizationParameters } from './authorization-request.ts';
import { learnedFromParameters } from './learned-from-parameters.ts';
import { isSigned } from './request-options.ts';

/** Makes a signed token of the request, before it goes anywhere. @see RFC 9101 §4 */
export const signRequestStep: LocalStep = {
  kind: 'local',
  id: 'sign',
  title: 'Sign the request',
  action: 'Sign the request',
  about:
    'The parameters become the claims of a token that the client signs, so nobody on the way through the browser can change them, and the server knows who asks. Encrypted to the server, nobody can read them either.',
  specs: [rfc(9101, '4'), rfc(9101, '10.8')],
  optional: false,
  carriesAuthorization: true,
  when: isSigned,
  waitsFor: () => null,
  make: async (input) => {
    const signer = chooseRequestSigner(input.client.keys);
    if (!signer.ok) return signer;
    const { key, algorithm } = signer.value;
    const { fields, learned } = await makeAuthorizationParameters(input);
    const { client, issuer, now, random } = input;
    const claims = requestObjectClaims(fields, {
      ...{ clientId: client.clientId, issuer, jti: randomText(random), now },
    });
    const kid: readonly NewField[] =
      key.kid === undefined ? [] : [{ place: 'jose', name: 'kid', value: key.kid }];
    const header: readonly NewField[] = [
      { place: 'jose', name: 'alg', value: algorithm },
      { place: 'jose', name: 'typ', value: requestObjectType },
      ...kid,
    ];
    return ok<MadeDraft>({ draft: makeDraft('', '', [...header, ...claims]), learned });
  },
  perform: signDraft,
};

async function signDraft(draft: RequestDraft, input: StepInput): Promise<Performance> {
  const signer = chooseRequestSigner(input.client.keys);
  if (!signer.ok) return unmade(signer.problem);
  const encryption = await encryptionFor(input);
  if (!encryption.ok) return unmade(encryption.problem);
  const claims = membersOf(draft.fields, 'claim');
  const written = membersOf(draft.fields, 'jose');
  const { key, algorithm } = signer.value;
  // What a key cannot sign with is written over; everything else of the header is as it was typed.
  const header = { ...written, alg: algorithm };
  const text = await signRequestObject({
    ...{ header, claims, key, encryption: encryption.value, random: input.random },
  });
  return {
    checks: [
      ...checkClaims(claims, input),
      ...checkHeader(written, algorithm),
      ...checkEncryption(encryption.value),
    ],
    learned: { ...learnedFromParameters(parametersOf(claims)), requestObject: text },
    problem: null,
    output: { label: 'Request object', text },
  };
}

function unmade(problem: Problem): Performance {
  return { checks: [], learned: {}, problem, output: null };
}

async function encryptionFor(input: StepInput): Promise<Result<Encryption | null, Problem>> {
  if (input.options['request_object'] !== 'encrypted') return ok(null);
  return chooseRequestEncryption(await input.loadKeys(false), input.metadata);
}

function checkClaims(
  claims: Readonly<Record<string, unknown>>,
  input: StepInput,
): readonly Check[] {
  const about = (name: string) => checkAbout(`request.${name}`, rfc(9101, '4'));
  const { clientId } = input.client;
  return [
    claims['iss'] === clientId
      ? about('iss').passed('iss is the client')
      : about('iss').warned('iss is not the client, which the server may refuse'),
    claims['aud'] === input.issuer
      ? about('aud').passed('aud is the issuer of the server', input.issuer)
      : about('aud').warned('aud is not the issuer of the server'),
    claims['client_id'] === clientId
      ? about('client_id').passed('client_id stands in the token too')
      : checkAbout('request.client_id', rfc(9101, '5')).failed(
          'client_id in the token has to be the one beside it',
        ),
    'request' in claims || 'request_uri' in claims
      ? about('request').failed('A request object must not hold request or request_uri')
      : about('request').passed('It holds no other request object'),
  ];
}

function checkHeader(
  written: Readonly<Record<string, unknown>>,
  algorithm: string,
): readonly Check[] {
  const type = checkAbout('request.typ', rfc(9101, '10.8'));
  const alg = checkAbout('request.alg', rfc(9101, '4'));
  return [
    written['alg'] === algorithm
      ? alg.passed('It is signed by the client’s key', algorithm)
      : alg.warned(`alg was changed: the key can sign with ${algorithm} only, so that was written`),
    written['typ'] === requestObjectType
      ? type.passed('typ says that it is a request, so it is good for nothing else')
      : type.warned('typ does not say that it is a request'),
  ];
}

function checkEncryption(encryption: Encryption | null): readonly Check[] {
  const say = checkAbout('request.encryption', rfc(9101, '6.1'));
  return encryption === null
    ? [say.skipped('It is signed only: whoever sees it can read it')]
    : [say.passed('It is encrypted to the server', `${encryption.alg}, ${encryption.enc}`)];
}
