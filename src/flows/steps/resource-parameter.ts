import type { GrantParameter } from '#protocol/token/prepare-token-draft.ts';
import type { FlowApi } from '#flows/define-flow.ts';

/**
 * The API that a token is asked for: part of the request where the API has told its identifier, else
 * offered with its address. May be added again for each further API.
 * @see RFC 8707 §2, RFC 9728 §2
 */
export function resourceParameter([api]: readonly FlowApi[]): GrantParameter {
  const name = 'resource';
  return api?.resource === undefined
    ? { name, value: api?.url ?? '', included: false }
    : { name, value: api.resource };
}
