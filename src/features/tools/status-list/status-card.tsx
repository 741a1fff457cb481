import { useMemo } from 'react';
import type { JudgedStatusList, WantedStatus } from '#protocol/status-list/judge-status-list.ts';
import { looksLikeCwtHex } from '#protocol/status-list/fetch-status-list.ts';
import {
  countStatuses,
  statusMeaning,
  type StatusList,
} from '#protocol/status-list/read-status.ts';
import { Card } from '#ui/card/card.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import styles from './status-list.module.css';

interface StatusCardProps {
  /** The status list token as it is in the box. */
  readonly text: string;
  readonly judged: JudgedStatusList | null;
  readonly wanted: WantedStatus;
}

/** The status at the index, and what else is in the list. */
export function StatusCard({ text, judged, wanted }: StatusCardProps) {
  const list = judged?.list ?? null;
  const { tone, word, about } = describe({ text, judged, wanted });
  return (
    <Card title="Status">
      <p className={`${styles['verdict']} ${styles[tone]}`}>
        <span role="status" aria-label="Status">
          {word}
        </span>
      </p>
      <p className={styles['about']}>{about}</p>
      {looksLikeCwtHex(text) && (
        <Notice kind="warn" title="This is the CBOR form (CWT)">
          <p>Only the JWT form is read here. Ask its provider for application/statuslist+jwt.</p>
        </Notice>
      )}
      {list !== null && <Contents list={list} />}
    </Card>
  );
}

interface Described {
  readonly tone: 'good' | 'bad' | 'neutral';
  readonly word: string;
  readonly about: string;
}

function describe({ text, judged, wanted }: StatusCardProps): Described {
  const { index } = wanted;
  if (text.trim() === '') {
    const about = 'Fetch the status list that the token refers to, or paste one.';
    return { tone: 'neutral', word: 'No list yet', about };
  }
  if (judged === null) return { tone: 'neutral', word: 'Reading it…', about: '' };
  if (judged.list === null) {
    return { tone: 'bad', word: 'No statement', about: 'The list cannot be read: see the checks.' };
  }
  if (index === null) {
    return { tone: 'neutral', word: 'No index yet', about: 'Give the index to look at.' };
  }
  if (judged.status === null) {
    const about = `Index ${index} is beyond the end: the token has to be rejected.`;
    return { tone: 'bad', word: 'No statement', about };
  }
  return describeStatus(judged, judged.status, index);
}

function describeStatus({ checks }: JudgedStatusList, status: number, index: number): Described {
  const { name, about, isGood } = statusMeaning(status);
  const word = `${name} (0x${status.toString(16).padStart(2, '0')})`;
  const doubts = checks.filter(
    ({ id, outcome }) => outcome === 'failed' && id !== 'status_list.status',
  );
  const signature = checks.find(({ id }) => id === 'signature');
  const said = `The token at index ${index} is ${about}`;
  if (doubts.length > 0) {
    const sentence = `${said}, says a list that must not be believed: a check failed.`;
    return { tone: 'bad', word, about: sentence };
  }
  const isTrusted = signature?.outcome === 'passed' || signature?.outcome === 'warned';
  const trust = isTrusted
    ? '. It also has to be valid by its own signature and times.'
    : ', if the list is its issuer’s: its signature was not checked yet.';
  const good = isTrusted ? 'good' : 'neutral';
  return { tone: isGood ? good : 'bad', word, about: `${said}${trust}` };
}

function Contents({ list }: { readonly list: StatusList }) {
  const counts = useMemo(() => countStatuses(list), [list]);
  const { bits, size, bytes, compressedBytes, aggregationUri } = list;
  return (
    <dl className={styles['contents']}>
      <dt>Statuses</dt>
      <dd>
        {size.toLocaleString('en')}, {bits === 1 ? '1 bit' : `${bits} bits`} each
      </dd>
      {counts.slice(0, 8).map(({ status, count }) => (
        <div key={status} className={styles['count']}>
          <dt>{statusMeaning(status).name}</dt>
          <dd>
            {count.toLocaleString('en')} (0x{status.toString(16).padStart(2, '0')})
          </dd>
        </div>
      ))}
      <dt>Size</dt>
      <dd>
        {compressedBytes.toLocaleString('en')} bytes, inflated {bytes.length.toLocaleString('en')}
      </dd>
      {aggregationUri !== null && (
        <>
          <dt>All lists</dt>
          <dd>
            <bdi>{aggregationUri}</bdi>
          </dd>
        </>
      )}
    </dl>
  );
}
