import type { HeaderPair } from '#protocol/http/message.ts';
import { providerById } from '#knowledge/providers/registry.ts';
import type { Environment } from '#workspace/model/environment.ts';

/** What a new client of a well-known server adds to its authorization requests. */
export function usualParameters({
  provider,
}: Pick<Environment, 'provider'>): readonly HeaderPair[] {
  const template = provider === undefined ? null : providerById(provider);
  return template?.authorizationParameters ?? [];
}
