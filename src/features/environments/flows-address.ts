import { paths } from '#app/paths.ts';
import type { Client, Environment } from '#workspace/model/environment.ts';

/** A flow that fits the client, with environment and client filled in. */
export function flowsAddress({ id, clients }: Environment, client?: Client): string {
  const used = client ?? clients[0];
  const query = new URLSearchParams({ environment: id });
  if (used !== undefined) query.set('client', used.id);
  return `${paths.flow('authorization-code')}?${query.toString()}`;
}

/** Where a client of an environment can be made by its own description. @see RFC 7591 §3 */
export function registrationAddress({ id: environment }: Pick<Environment, 'id'>): string {
  return `${paths.flow('registration')}?${new URLSearchParams({ environment }).toString()}`;
}
