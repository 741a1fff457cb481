import {
  compareAuthorizationDetails,
  type ComparedDetail,
  type DetailDifference,
  type DetailOutcome,
} from '#protocol/authorization-details/compare-authorization-details.ts';
import {
  readAuthorizationDetails,
  type AuthorizationDetail,
} from '#protocol/authorization-details/read-authorization-details.ts';
import type { RunMemory } from '#flows/run-memory.ts';
import { CodeBlock } from '#ui/code-block/code-block.tsx';
import { shorten } from '#ui/shorten/shorten.ts';
import { Tag } from '#ui/tag/tag.tsx';
import styles from './granted-details.module.css';
import { SpecLink } from './spec-link.tsx';

interface GrantedDetailsProps {
  readonly memory: Pick<RunMemory, 'requestedAuthorizationDetails' | 'authorizationDetails'>;
}

/** What was asked for beside what was granted, thing by thing. RFC 9396 §7 */
export function GrantedDetails({ memory }: GrantedDetailsProps) {
  const asked = read(memory.requestedAuthorizationDetails);
  const granted = read(memory.authorizationDetails);
  if (asked === null || granted === null) return null;
  const compared = compareAuthorizationDetails(asked, granted);
  if (compared.length === 0) return null;
  return (
    <section className={styles['exhibit']} aria-label="Authorization details, asked and granted">
      <h3>Authorization details: asked and granted</h3>
      <ul className={styles['list']}>
        {compared.map((one, index) => (
          <Compared key={index} compared={one} />
        ))}
      </ul>
    </section>
  );
}

// Nothing where nothing was said; null where it cannot be read, which the checks tell.
function read(text: string | null): readonly AuthorizationDetail[] | null {
  return text === null ? [] : readAuthorizationDetails(text).details;
}

const outcomes = {
  same: { tone: 'good', word: 'same', about: 'Granted as it was asked for.' },
  enriched: { tone: 'accent', word: 'enriched', about: 'Granted, and the server added to it:' },
  reduced: { tone: 'warn', word: 'reduced', about: 'Granted in part:' },
  changed: { tone: 'warn', word: 'changed', about: 'Granted otherwise than it was asked for:' },
  missing: { tone: 'warn', word: 'missing', about: 'Asked for, and not granted.' },
  'not-asked': { tone: 'warn', word: 'never asked', about: 'Granted, and nobody asked for it.' },
} as const satisfies Record<DetailOutcome, object>;

function Compared({ compared }: { readonly compared: ComparedDetail }) {
  const { type, outcome, asked, granted, differences, spec } = compared;
  const { tone, word, about } = outcomes[outcome];
  return (
    <li className={styles['one']}>
      <p className={styles['head']}>
        <code>
          <bdi>{shorten(type)}</bdi>
        </code>
        <Tag tone={tone}>{word}</Tag>
        <span className={styles['about']}>
          {about} <SpecLink spec={spec} />
        </span>
      </p>
      {differences.length > 0 && (
        <ul className={styles['differences']}>
          {differences.map((difference, index) => (
            <li key={index}>
              <Difference difference={difference} />
            </li>
          ))}
        </ul>
      )}
      <details className={styles['whole']}>
        <summary>Both as JSON</summary>
        <div className={styles['both']}>
          <Side title="Asked" type={type} detail={asked} />
          <Side title="Granted" type={type} detail={granted} />
        </div>
      </details>
    </li>
  );
}

interface SideProps {
  readonly title: 'Asked' | 'Granted';
  readonly type: string;
  readonly detail: AuthorizationDetail | null;
}

function Side({ title, type, detail }: SideProps) {
  return (
    <div>
      <p className={styles['about']}>{title}</p>
      <CodeBlock
        label={`${title}: ${shorten(type)}`}
        language="json"
        text={detail === null ? '(nothing)' : JSON.stringify(detail, null, 2)}
      />
    </div>
  );
}

function Difference({ difference }: { readonly difference: DetailDifference }) {
  const { path, asked, granted } = difference;
  const name = <bdi>{shorten(path)}</bdi>;
  if (asked === undefined) {
    return (
      <>
        added {name} <Value value={granted} />
      </>
    );
  }
  if (granted === undefined) {
    return (
      <>
        left out {name} <Value value={asked} />
      </>
    );
  }
  return (
    <>
      {name} <Value value={asked} /> became <Value value={granted} />
    </>
  );
}

function Value({ value }: { readonly value: unknown }) {
  return (
    <code>
      <bdi>{shorten(JSON.stringify(value) ?? '')}</bdi>
    </code>
  );
}
