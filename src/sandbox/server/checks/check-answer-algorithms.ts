import { passed, present, skipped, type Check } from '#sandbox/server/check.ts';
import type { AuthorizationContext } from '#sandbox/server/grants/authorization-context.ts';
import { takenAlgorithms } from '#sandbox/server/tokens/taken-algorithms.ts';
import { refuseAuthorization } from './refuse-authorization.ts';

const members = [
  ...(['id_token_signed_response_alg', 'authorization_signed_response_alg'] as const),
  ...(['userinfo_signed_response_alg', 'introspection_signed_response_alg'] as const),
];

/** By policy a client has not chosen to be answered with signatures that are not taken here. */
export const checkAnswerAlgorithms: Check<AuthorizationContext> = {
  name: 'check-answer-algorithms',
  spec: 'FAPI 2.0 §5.4.1',
  run: ({ scene, client: asking }) => {
    const { definition } = scene;
    if (definition.policy.signatureAlgorithms === 'any') return skipped('any will do, by policy');
    const client = present(asking, 'the client');
    const wrong = members.find((member) => {
      const chosen = client[member];
      return chosen !== undefined && takenAlgorithms(definition, [chosen]).length === 0;
    });
    if (wrong === undefined) return passed();
    const description = `The client chose ${wrong} ${client[wrong] ?? ''}, which is not used here.`;
    throw refuseAuthorization('unauthorized_client', description);
  },
};
