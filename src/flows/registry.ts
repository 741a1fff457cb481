import { authorizationCode } from './authorization-code/flow.ts';
import { ciba } from './ciba/flow.ts';
import { clientCredentials } from './client-credentials/flow.ts';
import { custom } from './custom/flow.ts';
import type { Flow } from './define-flow.ts';
import { deviceAuthorization } from './device-authorization/flow.ts';
import type { FlowId } from './flow-ids.ts';
import { hybrid } from './hybrid/flow.ts';
import { implicit } from './implicit/flow.ts';
import { introspection } from './introspection/flow.ts';
import { jwtBearer } from './jwt-bearer/flow.ts';
import { logout } from './logout/flow.ts';
import { password } from './password/flow.ts';
import { refreshToken } from './refresh-token/flow.ts';
import { registration } from './registration/flow.ts';
import { revocation } from './revocation/flow.ts';
import { samlBearer } from './saml-bearer/flow.ts';
import { tokenExchange } from './token-exchange/flow.ts';
import { userinfo } from './userinfo/flow.ts';

const byId: Readonly<Record<FlowId, Flow>> = {
  'authorization-code': authorizationCode,
  'client-credentials': clientCredentials,
  'refresh-token': refreshToken,
  'device-authorization': deviceAuthorization,
  ciba,
  'token-exchange': tokenExchange,
  'jwt-bearer': jwtBearer,
  'saml-bearer': samlBearer,
  userinfo,
  introspection,
  revocation,
  registration,
  logout,
  password,
  custom,
  hybrid,
  implicit,
};

/** Every flow, in the order of a list. */
export const flows: readonly Flow[] = Object.values(byId);

/** The flow of a known id. */
export function flowOf(id: FlowId): Flow {
  return byId[id];
}

/** The flow that an address names; null where there is none of that name. */
export function findFlow(name: string): Flow | null {
  return flows.find(({ id }) => id === name) ?? null;
}
