import type { Endpoint } from '#sandbox/server/endpoint.ts';
import { json } from '#sandbox/server/http/responses.ts';
import { publicJwks } from '#sandbox/server/tokens/keys.ts';

/** The public keys. @see RFC 7517 §5, RFC 8414 §2 on `jwks_uri` */
export const jwks: Endpoint = {
  methods: ['GET'],
  cors: true,
  audience: 'machine',
  answer: (scene) => json(publicJwks(scene.definition)),
};
