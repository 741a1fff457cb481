import type { FlowClient } from '#flows/define-flow.ts';
import type { Client } from '#workspace/model/environment.ts';

/** A client as flows know it: its redirect URI is this app's own unless the user set another. */
export function resolveClient(client: Client, appUrl: string): FlowClient {
  const { clientId, authentication, clientSecret, scope, extraParameters } = client;
  const { keys, assertionAudience, certificate, registration, idTokenAlgorithm } = client;
  return {
    clientId,
    authentication,
    clientSecret: authentication === 'none' ? null : clientSecret,
    redirectUri: client.redirectUri ?? callbackUrl(appUrl),
    scope,
    extraParameters,
    ...{ keys, assertionAudience, certificate, registration, idTokenAlgorithm },
  };
}

/** Where this app receives authorization responses. */
export function callbackUrl(appUrl: string): string {
  return `${appUrl}callback`;
}
