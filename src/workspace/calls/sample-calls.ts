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
    environment.apis.map(({ title, method, url, scope }, index) => ({
      id: `${environment.id} ${index}`,
      label: title,
      environmentId: environment.id,
      environmentName: environment.name,
      sketch: {
        ...{ method, url, headers: [['accept', 'application/json']], body: null },
        runId: fittingRun(environment, { scope, runs, now }),
        transport: chooseTransport(environment),
      },
    })),
  );
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
