/** The part of JSON Schema that is used here. @see JSON Schema draft-07 */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly properties?: Readonly<Record<string, JsonSchema | boolean>>;
  readonly additionalProperties?: JsonSchema;
  readonly items?: JsonSchema;
  readonly required?: readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly (string | number)[];
  readonly examples?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
}

const text: JsonSchema = { type: 'string' };
const flag: JsonSchema = { type: 'boolean' };
const object: JsonSchema = { type: 'object' };
const texts: JsonSchema = { type: 'array', items: text };

/**
 * Seconds since 1970 as a number, never as a text. What is above the most is milliseconds.
 * @see RFC 7519 §2
 */
const time: JsonSchema = { type: 'number', minimum: 0, maximum: 99_999_999_999 };

const namesOf = (schema: JsonSchema, names: string): Record<string, JsonSchema> =>
  Object.fromEntries(names.split(' ').map((name) => [name, schema]));

/** What the value of a registered claim is, as its specification says it. */
export const claimShapes: Readonly<Record<string, JsonSchema>> = {
  ...namesOf(time, 'exp nbf iat auth_time updated_at toe'),
  ...namesOf(text, 'iss sub jti nonce acr azp at_hash c_hash sid name given_name family_name'),
  ...namesOf(text, 'middle_name nickname preferred_username profile picture website email gender'),
  ...namesOf(
    text,
    'birthdate zoneinfo locale phone_number scope client_id txn htu ath sd_hash vct',
  ),
  ...namesOf(text, 'redirect_uri state code_challenge'),
  ...namesOf(flag, 'email_verified phone_number_verified'),
  ...namesOf(texts, 'amr _sd'),
  ...namesOf({ type: 'array' }, 'roles groups entitlements'),
  ...namesOf(object, 'sub_jwk _claim_names _claim_sources cnf act may_act token_introspection'),
  // RFC 7519 §4.1.3: one audience may stand by itself.
  aud: { type: ['string', 'array'], items: text },
  address: {
    type: 'object',
    properties: namesOf(text, 'formatted street_address locality region postal_code country'),
  },
  authorization_details: {
    type: 'array',
    items: { type: 'object', required: ['type'], properties: { type: text } },
  },
  events: { type: 'object', additionalProperties: object },
  htm: { type: 'string', examples: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] },
  _sd_alg: { type: 'string', examples: ['sha-256', 'sha-384', 'sha-512'] },
  status: {
    type: 'object',
    properties: {
      status_list: {
        type: 'object',
        required: ['idx', 'uri'],
        properties: { idx: { type: 'integer', minimum: 0 }, uri: text },
      },
    },
  },
  status_list: {
    type: 'object',
    required: ['bits', 'lst'],
    properties: { bits: { type: 'integer', enum: [1, 2, 4, 8] }, lst: text },
  },
  ttl: { type: 'number', minimum: 0 },
  response_type: { type: 'string', examples: ['code', 'code id_token', 'id_token'] },
  code_challenge_method: { type: 'string', enum: ['S256', 'plain'] },
};

/** What the value of a registered header parameter is. @see RFC 7515 §4.1, RFC 7516 §4.1 */
export const headerShapes: Readonly<Record<string, JsonSchema>> = {
  ...namesOf(text, 'alg typ kid jku x5u x5t x5t#S256 enc apu apv iv tag p2s'),
  cty: { type: 'string', examples: ['JWT'] },
  zip: { type: 'string', enum: ['DEF'] },
  ...namesOf(object, 'jwk epk'),
  ...namesOf(texts, 'x5c crit'),
  b64: flag,
  p2c: { type: 'integer', minimum: 1 },
};
