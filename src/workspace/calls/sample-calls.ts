import type { ApiSample, FlowApi } from '#flows/define-flow.ts';
import type { HeaderPair } from '#protocol/http/message.ts';
import type { TransportName } from '#protocol/http/transport.ts';
import { chooseTransport } from '#workspace/environments/choose-transport.ts';
import type { Environment } from '#workspace/model/environment.ts';
import type { Run } from '#workspace/model/run.ts';
import { hasExpired, runTokens } from './run-tokens.ts';

/** A call to begin with, and to change at will: what is left out stays as it is. */
export interface CallSketch {
  readonly method?: string;
  readonly url?: string;
  readonly headers?: readonly HeaderPair[];
  readonly body?: string | null;
  /** The run whose token goes along. */
  readonly runId?: string | null;
  readonly transport?: TransportName;
}

/** A sample request of an environment's API. */
export interface SampleCall {
  readonly id: string;
  readonly label: string;
  readonly environmentId: string;
  readonly environmentName: string;
  readonly sketch: CallSketch;
}

/** The sample requests of every environment, each with the token that fits it best. */
export function sampleCalls(
  environments: readonly Environment[],
  runs: readonly Run[],
  now: number,
): readonly SampleCall[] {
  return environments.flatMap((environment) =>
    environment.apis.flatMap((api, index) => {
      const runId = fittingRun(environment, { scope: api.scope, runs, now });
      const transport = chooseTransport(environment);
      return samplesOf(api).map(({ label, method, url, headers, body }, place) => ({
        id: `${environment.id} ${index} ${place}`,
        label,
        environmentId: environment.id,
        environmentName: environment.name,
        sketch: { method, url, headers, body, runId, transport },
      }));
    }),
  );
}

type Labelled = Omit<ApiSample, 'name'> & { readonly label: string };

const asJson: HeaderPair = ['accept', 'application/json'];

/** What is known to try on an API; where nothing is, the API's own address. */
function samplesOf({ title, method, url, samples = [] }: FlowApi): readonly Labelled[] {
  if (samples.length === 0) return [{ label: title, method, url, headers: [asJson], body: null }];
  return samples.map(({ name, headers, ...rest }) => {
    const asksFor = headers.some(([header]) => header.toLowerCase() === 'accept');
    const all = asksFor ? headers : [asJson, ...headers];
    return { ...rest, headers: all, label: name === title ? title : `${title}: ${name}` };
  });
}

// The latest token that has the scope; else the latest that is still good.
function fittingRun(
  { id }: Environment,
  about: { readonly scope: string; readonly runs: readonly Run[]; readonly now: number },
): string | null {
  const good = runTokens(about.runs.filter(({ environmentId }) => environmentId === id)).filter(
    (token) => !hasExpired(token, about.now),
  );
  const wanted = about.scope.split(/\s+/).filter((word) => word !== '');
  const fits = good.find(({ scope }) => {
    const granted = scope?.split(/\s+/) ?? [];
    return wanted.every((word) => granted.includes(word));
  });
  return (fits ?? good[0])?.runId ?? null;
}
