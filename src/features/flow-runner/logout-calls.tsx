import { useEffect, useEffectEvent, useState } from 'react';
import { useHref } from 'react-router';
import { backChannelPath, frontChannelPath } from '#sandbox/contract/logout-addresses.ts';
import { Button } from '#ui/button/button.tsx';
import { Time } from '#ui/time/time.tsx';
import { findClient } from '#workspace/environments/new-client.ts';
import type { Run } from '#workspace/model/run.ts';
import type { LogoutNews } from '#workspace/ports.ts';
import { useServices } from '#workspace/react/services.ts';
import { useWorkspaceState } from '#workspace/react/use-workspace.ts';
import {
  fillDraft,
  frameCalls,
  isEmptyDraft,
  postedTokens,
  signedOutAt,
  type FrameCall,
} from './arrived-calls.ts';
import { LogoutAddress } from './logout-address.tsx';
import type { StepActions, StepContext } from './step-context.ts';
import styles from './step-exhibit.module.css';

interface LogoutCallsProps {
  readonly kind: 'front-channel-calls' | 'back-channel-calls';
  readonly context: StepContext;
  readonly actions: StepActions;
}

/** Something that came, in words, and what goes into the step's fields to have it judged. */
interface Arrival {
  readonly at: number;
  readonly words: string;
  readonly remark: string | null;
  /** Whether it is taken to be an outcome of this run. */
  readonly isOfRun: boolean;
  readonly values: Readonly<Record<string, string | null>>;
}

/** What servers told this app about sessions that have ended; the first since the sign-out is judged at once. */
export function LogoutCalls({ kind, context, actions }: LogoutCallsProps) {
  const { run, environment } = context;
  const { followLogoutCalls } = useServices();
  const [news, setNews] = useState<LogoutNews>(nothingYet);
  useEffect(() => followLogoutCalls(setNews), [followLogoutCalls]);
  const isFront = kind === 'front-channel-calls';
  const path = useHref(isFront ? frontChannelPath : backChannelPath);
  const client = environment === null ? null : findClient(environment, run.clientKey);
  const arrivals = arrivalsOf(news, { kind, run, clientId: client?.clientId ?? '' });
  // A worker is reached by the sandboxes that live in it, and by no server on the network.
  const host = useWorkspaceState((state) => state.host?.host ?? null);
  const canReach = host !== 'worker' || environment?.kind === 'sandbox';
  const judge = useJudging({ context, actions }, arrivals);
  return (
    <section
      className={styles['exhibit']}
      aria-label={isFront ? 'Front-channel calls' : 'Logout tokens that came'}
    >
      <div className={styles['words']}>
        <LogoutAddress
          member={isFront ? 'frontchannel_logout_uri' : 'backchannel_logout_uri'}
          address={new URL(path, window.location.origin).href}
          isTaken={isFront || (news.hostTakes && canReach)}
          environment={environment}
          client={client}
        />
        {isFront && <p className={styles['soft']}>{partition}</p>}
        <Arrivals arrivals={arrivals} onJudge={judge} />
      </div>
    </section>
  );
}

// A host is taken to take calls until it is known that it does not.
const nothingYet: LogoutNews = { hostTakes: true, calls: [] };

/** Puts an arrival into the step and has it judged; the first of this run without being asked. */
function useJudging(
  { context: { view }, actions }: Omit<LogoutCallsProps, 'kind'>,
  arrivals: readonly Arrival[],
): (arrival: Arrival) => void {
  const { draft, attempts } = view;
  const judge = ({ values }: Arrival) => {
    if (draft === null) return;
    actions.edit(fillDraft(draft, values));
    actions.perform();
  };
  const first = arrivals.find(({ isOfRun }) => isOfRun);
  const judgeFirst = useEffectEvent(() => {
    const isUntouched = draft !== null && attempts === 0 && isEmptyDraft(draft);
    if (first !== undefined && isUntouched) judge(first);
  });
  useEffect(() => judgeFirst(), [first?.at]);
  return judge;
}

const partition =
  'A frame of another site often has storage and cookies of its own (a partition), so that the page in it cannot see, or end, the session of the app: OpenID Connect Front-Channel Logout 1.0 §4.1. Here the page notes its call in its storage, and the host notes it too; where only the host has it, the storage was apart.';

interface About extends Pick<LogoutCallsProps, 'kind'> {
  readonly run: Run;
  readonly clientId: string;
}

function arrivalsOf(news: LogoutNews, { kind, run, clientId }: About): readonly Arrival[] {
  const { issuer } = run;
  const since = signedOutAt(run) ?? Infinity;
  if (kind === 'front-channel-calls') {
    return frameCalls(news.calls).map((call) => ({
      ...{ at: call.at, isOfRun: call.iss === issuer && call.at >= since },
      words: 'The logout page was opened',
      remark: `${placeWords[call.place]} ${storageWords(call, news.hostTakes)}`,
      values: { iss: call.iss, sid: call.sid },
    }));
  }
  return postedTokens(news.calls, { issuer, clientId }).map(({ at, token, isForRun }) => ({
    ...{ at, isOfRun: isForRun && at >= since, words: 'A logout token was posted' },
    remark: isForRun ? null : 'It does not say that it is for this client, from this server.',
    values: { logout_token: token },
  }));
}

const placeWords: Readonly<Record<FrameCall['place'], string>> = {
  frame: 'It was in a frame of this site.',
  'frame-of-another-site': 'It was in a frame of another site.',
  tab: 'It was opened by itself, in no frame.',
  unknown: 'The browser did not say where it stood.',
};

function storageWords({ isInStorage }: FrameCall, hostTakes: boolean): string {
  if (isInStorage) return 'It shares the app’s storage, and could have ended a session there.';
  return hostTakes ? 'The app’s storage has no note of it: its storage was apart.' : '';
}

interface ArrivalsProps {
  readonly arrivals: readonly Arrival[];
  readonly onJudge: (arrival: Arrival) => void;
}

function Arrivals({ arrivals, onJudge }: ArrivalsProps) {
  if (arrivals.length === 0) return <p className={styles['soft']}>Nothing has come so far.</p>;
  return (
    <ul className={styles['chain']} aria-live="polite">
      {arrivals.map((arrival) => (
        <li key={`${arrival.at} ${JSON.stringify(arrival.values)}`}>
          {arrival.words} <Time at={arrival.at} />
          {arrival.isOfRun && ', since this run signed out'}.{' '}
          {arrival.remark !== null && <span className={styles['soft']}>{arrival.remark} </span>}
          <Button kind="faint" onClick={() => onJudge(arrival)}>
            Check it
          </Button>
        </li>
      ))}
    </ul>
  );
}
