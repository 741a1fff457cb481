import type { FlowId } from './flow-ids.ts';

/** What flows are for: the parts of their list, in order. */
const groups = {
  user: 'A person signs in',
  machine: 'A program asks, or one token is changed for another',
  use: 'Use a token, ask about it, end it',
  client: 'Register a client',
  legacy: 'Legacy: to know them, and to leave them',
} as const;

const groupOf: Readonly<Record<FlowId, keyof typeof groups>> = {
  'authorization-code': 'user',
  'device-authorization': 'user',
  ciba: 'user',
  'client-credentials': 'machine',
  'refresh-token': 'machine',
  'token-exchange': 'machine',
  'jwt-bearer': 'machine',
  'saml-bearer': 'machine',
  custom: 'machine',
  userinfo: 'use',
  introspection: 'use',
  revocation: 'use',
  logout: 'use',
  registration: 'client',
  hybrid: 'legacy',
  implicit: 'legacy',
  password: 'legacy',
};

/** Some flows under a title, in the order in which they came. */
export interface FlowGroup<T> {
  readonly title: string;
  readonly flows: readonly T[];
}

/** Puts flows under what they are for; a part without any is left out. */
export function groupFlows<T extends { readonly id: FlowId }>(
  flows: readonly T[],
): readonly FlowGroup<T>[] {
  return Object.entries(groups)
    .map(([key, title]) => ({ title, flows: flows.filter(({ id }) => groupOf[id] === key) }))
    .filter((group) => group.flows.length > 0);
}
