import { it } from 'vitest';
import { parseCallbackText } from '#protocol/authorization/parse-callback-text.ts';
import { readBase64 } from '#protocol/bytes/read-base64.ts';
import { readHex } from '#protocol/bytes/read-hex.ts';
import { readOctets } from '#protocol/bytes/read-octets.ts';
import { discoveryAddresses } from '#protocol/discovery/discovery-addresses.ts';
import { parsePastedMetadata } from '#protocol/discovery/parse-pasted-metadata.ts';
import { readBodyText } from '#protocol/http/read-body.ts';
import { parseWwwAuthenticate } from '#protocol/http/www-authenticate.ts';
import { readJwe } from '#protocol/jwe/read-jwe.ts';
import { setJsonMember } from '#protocol/jwt/edit-json.ts';
import { readMoment } from '#protocol/jwt/read-moment.ts';
import { readTokensUnverified } from '#protocol/jwt/read-tokens.ts';
import { parseName } from '#protocol/keys/distinguished-name.ts';
import { parseGeneralNames } from '#protocol/keys/general-name.ts';
import { readAnyKey } from '#protocol/keys/key-from-text.ts';
import { parseKeyMaterial } from '#protocol/keys/parse-key-material.ts';
import { decodePem } from '#protocol/keys/pem.ts';
import { parseSdJwt } from '#protocol/sd-jwt/parse-sd-jwt.ts';
import { readSamlAssertion } from '#protocol/token/read-saml-assertion.ts';
import { expectSoon, longTexts } from '../../support/hostile-text.ts';

const saml = { issuer: '', tokenEndpoint: null, now: 0 };

/** Everything that reads a text that a person has pasted. */
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  'a token': (text) => readTokensUnverified(text),
  'the header of a token': (text) => readTokensUnverified(`${text}.eyJhIjoxfQ.AAAA`),
  'the payload of a token': (text) => readTokensUnverified(`eyJhIjoxfQ.${text}.AAAA`),
  'an encrypted token': (text) => readJwe(`eyJhIjoxfQ.${text}.A.A.A`),
  'a token with disclosures': (text) => parseSdJwt(`eyJhIjoxfQ.${text}.AAAA~${text}~`),
  'an answer': parseCallbackText,
  'the parameter of an answer': (text) => parseCallbackText(`https://a/cb?code=${text}#${text}`),
  'a moment': (text) => readMoment(text, 0),
  'a JSON text that is edited': (text) => setJsonMember(`{"a":1}${text}`, 'b', '2'),
  'a body': readBodyText,
  'a challenge': parseWwwAuthenticate,
  'an issuer': discoveryAddresses,
  'the path of an issuer': (text) => discoveryAddresses(`https://a.example/${text}`),
  metadata: parsePastedMetadata,
  'a key': (text) => readAnyKey(text),
  'what verifies': (text) => parseKeyMaterial(text),
  'a secret in base64url': (text) => parseKeyMaterial(text, 'base64url'),
  'a secret in hex': (text) => parseKeyMaterial(text, 'hex'),
  'a PEM block': (text) => decodePem(`-----BEGIN KEY-----\n${text}`),
  'a name': (text) => parseName(`CN=${text}`),
  'other names': (text) => parseGeneralNames(`DNS:${text}`),
  base64: (text) => readBase64(text, 'base64url'),
  hex: readHex,
  octets: readOctets,
  'a SAML assertion': (text) => readSamlAssertion(text, saml),
  'the inside of a SAML assertion': (text) => readSamlAssertion(`<Assertion>${text}`, saml),
};

// A run of the same character is where an expression that looks for the end of a text goes back and forth.
const runs = longTexts(
  '=',
  '"',
  "'",
  ' ',
  '\n',
  '/',
  '.',
  '-',
  '~',
  '{',
  '[',
  '<',
  '\\',
  ':',
  ',',
  '0',
);

it.each(Object.entries(readers))(
  'is soon done with a great deal of one character in %s',
  async (_, read) => {
    for (const run of runs) {
      await expectSoon(() => read(run));
      await expectSoon(() => read(`x${run}x`));
    }
  },
);
