import { useEffect, useState, type FormEvent } from 'react';
import { explainProblem } from '#knowledge/explain-problem.ts';
import type { TransportName } from '#protocol/http/transport.ts';
import {
  explainStatusListAnswer,
  prepareStatusListRequest,
  processStatusListResponse,
} from '#protocol/status-list/fetch-status-list.ts';
import { Button } from '#ui/button/button.tsx';
import { Card } from '#ui/card/card.tsx';
import { TextAreaField } from '#ui/field/text-area-field.tsx';
import { TextField } from '#ui/field/text-field.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import { useServices } from '#workspace/react/services.ts';
import { useWorkspaceState } from '#workspace/react/use-workspace.ts';
import { indexFault, referenceFault, referenceIn, type StatusBox } from './status-box.ts';
import styles from '#features/tools/bench/bench.module.css';

interface ReferenceCardProps {
  readonly box: StatusBox;
  readonly onChange: (change: Partial<StatusBox>) => void;
}

/** Which status is wanted, and where its list is. The address is asked only at a press. */
export function ReferenceCard({ box, onChange }: ReferenceCardProps) {
  const { isBusy, problem, fetchList, cancel } = useFetchList(onChange);
  const hasRelay = useWorkspaceState(({ host }) => host?.relay === true);
  const address = webAddress(box.uri);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy && address !== null) void fetchList(address, 'direct');
  };
  return (
    <Card
      title="Whose status"
      about="A token that can be revoked says in which list its status is, and at which index."
    >
      <TextAreaField
        label="Token with a status"
        hint="A JWT or SD-JWT; or leave it empty and fill in the two below"
        error={referenceFault(box.token)}
        rows={4}
        autoCapitalize="off"
        value={box.token}
        onChange={(token) => onChange({ token, ...referenceIn(token) })}
      />
      <form className={styles['tight']} onSubmit={submit}>
        <TextField
          label="Status list address"
          isMono
          error={
            box.uri.trim() !== '' && address === null
              ? 'This is no http or https address, so it cannot be fetched.'
              : null
          }
          value={box.uri}
          onChange={(uri) => onChange({ uri })}
        />
        <TextField
          label="Index"
          isMono
          inputMode="numeric"
          error={indexFault(box.index)}
          value={box.index}
          onChange={(index) => onChange({ index })}
        />
        <div className={styles['row']}>
          <Button kind="primary" type="submit" isBusy={isBusy} disabled={address === null}>
            Fetch the list
          </Button>
          {isBusy && <Button onClick={cancel}>Cancel</Button>}
        </div>
      </form>
      {problem !== null && (
        <Notice
          kind="bad"
          role="alert"
          title="The list could not be read"
          actions={
            hasRelay &&
            problem.mayRelay &&
            address !== null && (
              <Button onClick={() => void fetchList(address, 'relay')}>
                Ask through the relay
              </Button>
            )
          }
        >
          <p>{problem.sentence}</p>
        </Notice>
      )}
    </Card>
  );
}

interface FetchProblem {
  readonly sentence: string;
  readonly mayRelay: boolean;
}

function useFetchList(onChange: ReferenceCardProps['onChange']) {
  const { transports } = useServices();
  const [running, setRunning] = useState<AbortController | null>(null);
  const [problem, setProblem] = useState<FetchProblem | null>(null);
  useEffect(() => () => running?.abort(), [running]);
  const fetchList = async (url: string, via: TransportName) => {
    const controller = new AbortController();
    setRunning(controller);
    setProblem(null);
    const answered = await transports[via](prepareStatusListRequest(url), controller.signal);
    if (controller.signal.aborted) return;
    setRunning(null);
    if (!answered.ok) {
      const { title, todo } = explainProblem(answered.problem);
      const mayRelay =
        /^(?:unreachable|cors_suspected|mixed_content|local_network_denied|opaque_redirect)$/.test(
          answered.problem.code,
        );
      setProblem({ sentence: `${title}. ${todo}`, mayRelay: via === 'direct' && mayRelay });
      return;
    }
    const read = processStatusListResponse(answered.value);
    if (read.ok) onChange({ list: read.value });
    else setProblem({ sentence: explainStatusListAnswer(read.problem), mayRelay: false });
  };
  const cancel = () => {
    running?.abort();
    setRunning(null);
  };
  return { isBusy: running !== null, problem, fetchList, cancel };
}

/** The address as it is asked; null for what a browser cannot ask. */
function webAddress(text: string): string | null {
  const trimmed = text.trim();
  if (!/^https?:\/\//i.test(trimmed) || !URL.canParse(trimmed)) return null;
  const url = new URL(trimmed);
  if (url.username !== '' || url.password !== '') return null;
  url.hash = '';
  return url.href;
}
