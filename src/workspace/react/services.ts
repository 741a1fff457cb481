import { createContext, useContext } from 'react';
import type { Transport } from '#protocol/http/transport.ts';
import type { TokenReading } from '#protocol/jwt/read-tokens.ts';
import type * as verifyJwsModule from '#protocol/jwt/verify-jws.ts';
import type { RandomBytes } from '#protocol/random.ts';
import type * as snippetsModule from '#snippets/registry.ts';
import type { FollowLogoutCalls, PatiencePort, ReadCallback } from '#workspace/ports.ts';
import type { Workspace } from '#workspace/workspace.ts';

/**
 * What the screens get from the wiring. Each is loaded after the first paint, so each is a promise
 * of a module until it is asked for.
 */
export interface Services {
  /** Loads storage and the workspace on first use; the same promise every time. */
  readonly workspace: () => Promise<Workspace>;
  /** jose's verifier, loaded on first use. */
  readonly verifyJws: () => Promise<typeof verifyJwsModule>;
  /** Finds and decodes tokens in a large text, in a thread of its own. */
  readonly readTokens: (text: string, chosen: number) => Promise<TokenReading>;
  /** The snippet languages, loaded on first use. */
  readonly snippets: () => Promise<typeof snippetsModule>;
  readonly patience: PatiencePort;
  readonly transports: { readonly direct: Transport; readonly relay: Transport };
  readonly copyText: (text: string) => Promise<boolean>;
  readonly saveFile: (name: string, content: string | Uint8Array) => void;
  /**
   * The authorization response in this page's address, or behind its `form_post` handle; null where
   * there is none. Takes it out of the address bar and the session history at once, so it answers once.
   */
  readonly readCallback: ReadCallback;
  /** What servers told this app about sessions that have ended. */
  readonly followLogoutCalls: FollowLogoutCalls;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly random: RandomBytes;
}

export const ServicesContext = createContext<Services | null>(null);

/** The services of the page. */
export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error('Failed to read services: no ServicesContext above');
  return services;
}
