import { auth0 } from './auth0.ts';
import { authlete } from './authlete.ts';
import { awsCognito } from './aws-cognito.ts';
import { azureDevops } from './azure-devops.ts';
import { curity } from './curity.ts';
import { discord } from './discord.ts';
import { duendeDemo } from './duende-demo.ts';
import { facebook } from './facebook.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { google } from './google.ts';
import { keycloak } from './keycloak.ts';
import { linkedin } from './linkedin.ts';
import { microsoftEntra } from './microsoft-entra.ts';
import { nordea } from './nordea.ts';
import { okta } from './okta.ts';
import { salesforce } from './salesforce.ts';
import { sendgrid } from './sendgrid.ts';
import { slack } from './slack.ts';
import { spotify } from './spotify.ts';
import { stripe } from './stripe.ts';
import { twilio } from './twilio.ts';
import { twitch } from './twitch.ts';
import type { ProviderTemplate } from './provider-template.ts';

/** Every well-known server that there is a template for, in the order of a list. */
export const providers: readonly ProviderTemplate[] = [
  google,
  microsoftEntra,
  azureDevops,
  github,
  gitlab,
  okta,
  auth0,
  keycloak,
  awsCognito,
  curity,
  duendeDemo,
  authlete,
  salesforce,
  slack,
  spotify,
  linkedin,
  discord,
  twitch,
  facebook,
  nordea,
  stripe,
  twilio,
  sendgrid,
];

/** The template that an environment was made from; null where it is no longer known. */
export function providerById(id: string): ProviderTemplate | null {
  return providers.find((provider) => provider.id === id) ?? null;
}
