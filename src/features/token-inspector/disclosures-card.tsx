import { useEffect, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { paths } from '#app/paths.ts';
import type { Check } from '#protocol/check.ts';
import { formatJson, formatJsonLine } from '#protocol/jwt/format-json.ts';
import { verifyKeyBinding } from '#protocol/sd-jwt/key-binding.ts';
import { parseSdJwt } from '#protocol/sd-jwt/parse-sd-jwt.ts';
import { pathText, type PlacedDisclosure } from '#protocol/sd-jwt/place-disclosures.ts';
import { processSdJwtUnverified, type ProcessedSdJwt } from '#protocol/sd-jwt/process-sd-jwt.ts';
import { explainSdJwtProblem } from '#protocol/sd-jwt/sd-jwt-problem.ts';
import { citeSpec, specUrl } from '#protocol/spec.ts';
import { Button } from '#ui/button/button.tsx';
import { Card } from '#ui/card/card.tsx';
import { CheckList } from '#ui/check-list/check-list.tsx';
import { CodeBlock } from '#ui/code-block/code-block.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import { shorten } from '#ui/shorten/shorten.ts';
import { useServices } from '#workspace/react/services.ts';
import styles from './token-inspector.module.css';

interface DisclosuresCardProps {
  /** The whole SD-JWT. */
  readonly sdJwt: string;
}

/** What an SD-JWT discloses, where each claim belongs, and the rules for that. */
export function DisclosuresCard({ sdJwt }: DisclosuresCardProps) {
  const navigate = useNavigate();
  const parsed = useMemo(() => parseSdJwt(sdJwt), [sdJwt]);
  const looked = useLooked(sdJwt);
  const open = () => void navigate(paths.tool('sd-jwt'), { state: { token: sdJwt } });
  const actions = <Button onClick={open}>Open in the SD-JWT bench</Button>;
  if (!parsed.ok) {
    return (
      <Card title="Disclosures" actions={actions}>
        <Notice kind="bad" title="They cannot be read">
          <p>{explainSdJwtProblem(parsed.problem)}</p>
        </Notice>
      </Card>
    );
  }
  const { disclosures, keyBindingJwt } = parsed.value;
  const count = disclosures.length === 1 ? '1 disclosure' : `${disclosures.length} disclosures`;
  return (
    <Card
      title="Disclosures"
      about={`SD-JWT (RFC 9901) · ${count} · ${keyBindingJwt === null ? 'no key binding' : 'with key binding'}`}
      actions={actions}
    >
      {looked !== null && <Looked {...looked} />}
    </Card>
  );
}

interface LookedAt {
  readonly processed: ProcessedSdJwt;
  readonly checks: readonly Check[];
}

function useLooked(sdJwt: string): LookedAt | null {
  const { clock } = useServices();
  const [looked, setLooked] = useState<(LookedAt & { readonly sdJwt: string }) | null>(null);
  useEffect(() => {
    const parsed = parseSdJwt(sdJwt);
    if (!parsed.ok) return undefined;
    let isOver = false;
    const work = async () => {
      const processed = await processSdJwtUnverified(parsed.value);
      const binding = await verifyKeyBinding(
        processed,
        { isRequired: false, maxAgeSeconds: null },
        { now: clock(), toleranceSeconds: 60 },
      );
      const checks = [...processed.checks, ...binding];
      if (!isOver) setLooked({ sdJwt, processed, checks });
    };
    void work();
    return () => {
      isOver = true;
    };
  }, [sdJwt, clock]);
  return looked?.sdJwt === sdJwt ? looked : null;
}

const order: Readonly<Record<Check['outcome'], number>> = {
  failed: 0,
  warned: 1,
  passed: 2,
  skipped: 3,
};

/** The bench lists all of them. */
const listed = 100;

function Looked({ processed, checks }: LookedAt) {
  const { disclosures, payload } = processed;
  const sorted = checks.toSorted((one, other) => order[one.outcome] - order[other.outcome]);
  const doubtful = sorted.filter(({ outcome }) => outcome === 'failed' || outcome === 'warned');
  const rest = sorted.filter((check) => !doubtful.includes(check));
  return (
    <>
      {doubtful.length > 0 && <CheckList rows={doubtful.map(rowOf)} label="Doubts" />}
      {disclosures.length > 0 && (
        <dl className={styles['claims']}>
          {disclosures.slice(0, listed).map((disclosure, index) => (
            <Disclosed key={index} disclosure={disclosure} />
          ))}
        </dl>
      )}
      {disclosures.length > listed && (
        <p className={styles['soft']}>
          {disclosures.length - listed} more are in the processed payload and on the bench.
        </p>
      )}
      {payload !== null && (
        <div>
          <h3 className={styles['subtitle']}>Processed payload</h3>
          <CodeBlock
            text={formatJson(payload)}
            label="Processed payload"
            part="processed-payload"
            language="json"
            copyLabel="Copy processed payload"
          />
        </div>
      )}
      <details>
        <summary>{rest.length} more checks</summary>
        <CheckList rows={rest.map(rowOf)} label="More checks" />
      </details>
    </>
  );
}

function rowOf({ id, outcome, title, evidence, spec }: Check) {
  const link = { href: specUrl(spec), label: citeSpec(spec) };
  return { id, mark: outcome, title, evidence, link };
}

function Disclosed({ disclosure }: { readonly disclosure: PlacedDisclosure }) {
  const { content, placement, digest } = disclosure;
  const name = content?.kind === 'property' ? content.name : 'An array element';
  return (
    <div>
      <dt>
        <bdi>{placement === null ? name : pathText(placement.path)}</bdi>
      </dt>
      <dd>
        <code className={styles['value']}>
          <bdi>{content === null ? 'not readable' : shorten(formatJsonLine(content.value))}</bdi>
        </code>
        <span className={styles['soft']}>
          {placement === null ? 'not in its place · ' : ''}digest {digest}
        </span>
      </dd>
    </div>
  );
}
