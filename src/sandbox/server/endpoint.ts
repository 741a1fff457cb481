import type { Scene } from './scene.ts';

/** One address below the issuer. */
export interface Endpoint {
  /** Methods besides OPTIONS and, with GET, HEAD. */
  readonly methods: readonly ('GET' | 'POST' | 'PUT' | 'DELETE')[];
  /**
   * Whether pages of other origins may call it; never the authorization endpoint.
   * @see RFC 9700 §2.6
   */
  readonly cors: boolean;
  /** Whether the faults of a whole server show here. */
  readonly misbehaves?: true;
  /** Whether it takes proofs of possession, and so hands out nonces. @see RFC 9449 §8 and §9 */
  readonly takesProofs?: true;
  /** Whether a client may come that nobody knows, with an address as its id. */
  readonly meetsClients?: true;
  /** What a failure that nobody foresaw looks like. */
  readonly audience: 'machine' | 'person';
  readonly answer: (scene: Scene) => Response | Promise<Response>;
}

/** Value of `Allow`. @see RFC 9110 §10.2.1 */
export function allowedMethods(endpoint: Pick<Endpoint, 'methods'>): string {
  return [
    ...endpoint.methods,
    ...(endpoint.methods.includes('GET') ? ['HEAD'] : []),
    'OPTIONS',
  ].join(', ');
}
