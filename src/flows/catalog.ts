import { authorizationCodeText } from './authorization-code/texts.ts';
import { cibaText } from './ciba/texts.ts';
import { clientCredentialsText } from './client-credentials/texts.ts';
import { customText } from './custom/texts.ts';
import { deviceAuthorizationText } from './device-authorization/texts.ts';
import type { FlowText } from './flow-text.ts';
import { hybridText } from './hybrid/texts.ts';
import { implicitText } from './implicit/texts.ts';
import { introspectionText } from './introspection/texts.ts';
import { jwtBearerText } from './jwt-bearer/texts.ts';
import { logoutText } from './logout/texts.ts';
import { passwordText } from './password/texts.ts';
import { refreshTokenText } from './refresh-token/texts.ts';
import { registrationText } from './registration/texts.ts';
import { revocationText } from './revocation/texts.ts';
import { samlBearerText } from './saml-bearer/texts.ts';
import { tokenExchangeText } from './token-exchange/texts.ts';
import { userinfoFlowText } from './userinfo/texts.ts';

/** The words about every flow, in the order of a list, without the code that runs them. */
export const flowCatalog: readonly FlowText[] = [
  authorizationCodeText,
  clientCredentialsText,
  refreshTokenText,
  deviceAuthorizationText,
  cibaText,
  tokenExchangeText,
  jwtBearerText,
  samlBearerText,
  userinfoFlowText,
  introspectionText,
  revocationText,
  registrationText,
  logoutText,
  passwordText,
  customText,
  hybridText,
  implicitText,
];
