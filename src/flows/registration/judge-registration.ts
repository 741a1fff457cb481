import type { Exchange } from '#protocol/http/message.ts';
import { isMembers, readBodyText, type JsonMembers } from '#protocol/http/read-body.ts';
import {
  processRegistrationResponse,
  type RegistrationExpectation,
} from '#protocol/registration/process-registration-response.ts';
import type { Judgement, StepInput } from '#flows/define-flow.ts';

/** Judges what came back of a registration, and keeps what manages it from now on. @see RFC 7592 §3 */
export async function judgeRegistration(
  exchange: Exchange,
  { memory, client }: StepInput,
  act: RegistrationExpectation['act'],
): Promise<Judgement> {
  const { checks, value, problem } = processRegistrationResponse(exchange, {
    act,
    clientId: act === 'register' ? null : (memory.registeredClientId ?? client.clientId),
    sent: sentMembers(exchange),
  });
  if (value === null || problem !== null) return { checks, problem, learned: {} };
  // What an answer does not name is as it was: some servers give the token once.
  const { registrationAccessToken, registrationClientUri, clientSecret } = value;
  return {
    checks,
    problem,
    learned: {
      registeredClientId: value.clientId,
      registration: JSON.stringify(value.members),
      ...(clientSecret === null ? {} : { registeredClientSecret: clientSecret }),
      ...(registrationAccessToken === null ? {} : { registrationAccessToken }),
      ...(registrationClientUri === null ? {} : { registrationClientUri }),
    },
  };
}

function sentMembers({ request }: Exchange): JsonMembers {
  const reading = typeof request.body === 'string' ? readBodyText(request.body) : null;
  return reading?.kind === 'object' && isMembers(reading.members) ? reading.members : {};
}
