import type { ApiCall, CallExchange } from '#workspace/model/api-call.ts';

/** Longer bodies are kept whole as long as the page lives, and stored by their beginning. */
const keptCharacters = 1_000_000;
const beginningCharacters = 65_536;

/** A call as it is stored: of a very long answer only the beginning. */
export function keptCall(call: ApiCall): ApiCall {
  return { ...call, exchanges: call.exchanges.map(keptExchange) };
}

function keptExchange(exchange: CallExchange): CallExchange {
  const { outcome } = exchange;
  if (outcome?.kind !== 'answered' || outcome.response.body.length <= keptCharacters) {
    return exchange;
  }
  const { response } = outcome;
  const body = response.body.slice(0, beginningCharacters);
  const cutFrom = outcome.cutFrom ?? response.body.length;
  return { ...exchange, outcome: { ...outcome, response: { ...response, body }, cutFrom } };
}

/** What was read from storage, with the long answers that this page still has whole. */
export function withWholeBodies(
  stored: readonly ApiCall[],
  own: readonly ApiCall[],
): readonly ApiCall[] {
  return stored.map((call) => {
    if (!call.exchanges.some(isCut)) return call;
    const known = own.find(({ id }) => id === call.id);
    return known?.exchanges.length === call.exchanges.length ? known : call;
  });
}

function isCut({ outcome }: CallExchange): boolean {
  return outcome?.kind === 'answered' && outcome.cutFrom !== null;
}
