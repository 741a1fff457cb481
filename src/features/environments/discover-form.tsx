import { type FormEvent, useRef, useState } from 'react';
import type { TransportProblem } from '#protocol/http/transport.ts';
import type { Problem } from '#protocol/problem.ts';
import { Button } from '#ui/button/button.tsx';
import { SelectField } from '#ui/field/select-field.tsx';
import { TextField } from '#ui/field/text-field.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import { AttemptList } from './attempt-list.tsx';
import { DiscoveredForm } from './discovered-form.tsx';
import styles from './environments.module.css';
import { ProblemNotice } from './problem-notice.tsx';
import { useDiscovery } from './use-discovery.ts';

/** From an issuer or metadata URL to metadata, each address that was asked in sight. */
export function DiscoverForm() {
  const [typed, setTyped] = useState('');
  const [transport, setTransport] = useState<'direct' | 'relay'>('direct');
  const input = useRef<HTMLInputElement>(null);
  const { state, ask, cancel } = useDiscovery();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // What was typed before the scripts arrived is in the box alone.
    const text = (input.current?.value ?? typed).trim();
    setTyped(text);
    void ask(text, transport);
  };
  const askAgain = (text: string, by: 'direct' | 'relay') => {
    setTyped(text);
    setTransport(by);
    void ask(text, by);
  };
  const isAsking = state.status === 'asking';
  const problem = 'problem' in state ? state.problem : null;
  return (
    <div className={styles['form']}>
      <form className={styles['ask']} onSubmit={submit}>
        <TextField
          label="Issuer or metadata URL"
          hint="For example https://accounts.example.com, or the address of its metadata."
          placeholder="https://"
          inputMode="url"
          isMono
          ref={input}
          value={typed}
          onChange={setTyped}
        />
        <SelectField
          label="Ask"
          value={transport}
          onChange={(value) => setTransport(value === 'relay' ? 'relay' : 'direct')}
          choices={[
            { value: 'direct', label: 'from this page' },
            { value: 'relay', label: 'through the relay' },
          ]}
        />
        <div className={styles['askButton']}>
          <Button kind="primary" type="submit" isBusy={isAsking}>
            Discover
          </Button>
          {isAsking && <Button onClick={cancel}>Cancel</Button>}
        </div>
      </form>
      {state.attempts.length > 0 && <AttemptList attempts={state.attempts} />}
      {state.status === 'cancelled' && (
        <Notice kind="info" role="status" title="Cancelled">
          <p>Nothing was changed. Discover asks again.</p>
        </Notice>
      )}
      {problem !== null && (
        <ProblemNotice
          problem={problem}
          actions={
            <>
              {isAboutIssuer(problem) && (
                <Button onClick={() => askAgain(problem.received, transport)}>
                  Ask for the issuer that it names
                </Button>
              )}
              {transport === 'direct' && state.status === 'failed' && isNetworkMatter(problem) && (
                <Button onClick={() => askAgain(typed, 'relay')}>Ask through the relay</Button>
              )}
            </>
          }
        />
      )}
      {state.status === 'found' && (
        <DiscoveredForm
          key={`${state.url} ${state.metadata.issuer}`}
          problem={state.problem}
          metadata={state.metadata}
          source={{ kind: 'discovered', url: state.url }}
          transport={transport === 'relay' ? 'relay' : 'automatic'}
        />
      )}
    </div>
  );
}

/** What no other way of asking changes is not asked another way. */
function isNetworkMatter({ code }: Problem | TransportProblem): boolean {
  return code !== 'issuer_text_unreadable';
}

type IssuerProblem = Extract<
  Problem,
  { readonly code: 'metadata_issuer_slash' | 'metadata_issuer_mismatch' }
>;

/** Metadata that names another issuer, which can be asked for in its place. */
function isAboutIssuer(problem: Problem | TransportProblem): problem is IssuerProblem {
  const isOther =
    problem.code === 'metadata_issuer_slash' || problem.code === 'metadata_issuer_mismatch';
  return isOther && URL.canParse(problem.received);
}
