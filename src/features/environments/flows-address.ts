import { paths } from '#app/paths.ts';
import type { Client, Environment } from '#workspace/model/environment.ts';

/** A flow that fits the client, with environment and client filled in. */
export function flowsAddress({ id, clients }: Environment, client?: Client): string {
  const used = client ?? clients[0];
  const query = new URLSearchParams({ environment: id });
  if (used !== undefined) query.set('client', used.id);
  return `${paths.flow('authorization-code')}?${query.toString()}`;
}
