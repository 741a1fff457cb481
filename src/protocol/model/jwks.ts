/**
 * A JSON Web Key as on the wire; private members are present only in keys that are ours.
 * @see RFC 7517 §4
 */
export interface Jwk {
  readonly kty: string;
  readonly kid?: string;
  readonly alg?: string;
  readonly use?: string;
  readonly key_ops?: readonly string[];
  readonly crv?: string;
  readonly x?: string;
  readonly y?: string;
  readonly n?: string;
  readonly e?: string;
  readonly d?: string;
  readonly p?: string;
  readonly q?: string;
  readonly dp?: string;
  readonly dq?: string;
  readonly qi?: string;
  readonly k?: string;
  readonly x5c?: readonly string[];
  readonly x5t?: string;
  readonly [member: string]: unknown;
}

/** A JWK Set. @see RFC 7517 §5 */
export interface Jwks {
  readonly keys: readonly Jwk[];
}
