import type { Fix } from '#workspace/model/fix.ts';
import type { AdviceContext, AdviceRule } from './advice-context.ts';
import { startOver } from './fixes.ts';
import { isOff, switches, wantedSwitches, type WantedSwitch } from './wanted-switches.ts';

/** What a server's own words ask for; `code_challenge` is for the rule about PKCE. */
const words = [
  [/\bpush(?:ed)?\b|\bPAR\b/i, switches.pushed],
  [/signed .{0,30}(?:request|object)|request object|\bJAR\b/i, switches.signed],
  [/dpop/i, switches.proven],
] as const;

/** Errors that ask for a proof of possession by their name. @see RFC 9449 §5, §8 */
const proofErrors = ['invalid_dpop_proof', 'use_dpop_nonce'];

/** A refusal of a request that lacks what the server's metadata, or its error, asks for. */
export const missingSwitch: AdviceRule = (context) => {
  const { problem, scene } = context;
  if (problem.code !== 'oauth_error' || problem.error === 'access_denied' || scene === null) {
    return null;
  }
  const wanted = [...byError(context, problem), ...byMetadata(context)];
  const [first] = wanted;
  if (first === undefined) return null;
  const fixes = wanted.map(turnOn);
  return {
    title: `The server ${first.wish}`,
    meaning: `${first.by} says so, and the switch for it is off in this run.`,
    causes: ['The request was made without it'],
    todo: 'Turn the switch on: the request is made anew, and sent as far as nobody is needed.',
    fixes: [...unique(fixes), startOver(context)],
  };
};

type Refused = Extract<AdviceContext['problem'], { readonly code: 'oauth_error' }>;

function byError(
  { scene }: AdviceContext,
  { error, description }: Refused,
): readonly WantedSwitch[] {
  if (scene === null) return [];
  const { flow, input } = scene;
  const by = `The error ${error}`;
  const named = proofErrors.includes(error) ? [switches.proven] : [];
  const said = words.flatMap(([pattern, told]) => (pattern.test(description ?? '') ? [told] : []));
  return [...named, ...said]
    .filter((told) => isOff(told, flow.options, input.options))
    .map((told) => ({ ...told, by }));
}

// What a token endpoint or an API refuses is not refused for how the person was asked.
function byMetadata({ scene, stepId, problem }: AdviceContext): readonly WantedSwitch[] {
  const isAsking = stepId === 'authorize' || stepId === 'push';
  if (scene === null || !isAsking || problem.code !== 'oauth_error') return [];
  if (!problem.error.startsWith('invalid_request')) return [];
  return wantedSwitches(scene.input.metadata, scene.flow, scene.input.options).map((one) => ({
    ...one,
    by: `${one.by} in its metadata`,
  }));
}

function turnOn({ option, value, label }: WantedSwitch): Fix {
  return { kind: 'choose-option', label, option, value };
}

function unique(fixes: readonly Fix[]): readonly Fix[] {
  return fixes.filter((fix, at) => fixes.findIndex(({ label }) => label === fix.label) === at);
}

/** A reference that was good for a short time only. @see RFC 9126 §2.2, §4 */
export const expiredReference: AdviceRule = (context) => {
  const { problem, scene, stepId, progress } = context;
  const until = scene?.input.memory.requestUriExpiresAt ?? null;
  const sentAt = progress.sent?.at ?? null;
  if (stepId !== 'authorize' || problem.code !== 'oauth_error') return null;
  if (until === null || sentAt === null || sentAt < until) return null;
  return {
    title: 'The pushed request had expired',
    meaning:
      'A request_uri is good for as long as expires_in says (RFC 9126 §2.2), and that was over when the browser left.',
    causes: ['The page was opened too late'],
    todo: 'Push again, and open the authorization page soon after.',
    fixes: [{ kind: 'rerun', label: 'Push again' }],
  };
};
