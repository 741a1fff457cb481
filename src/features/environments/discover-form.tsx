import { type FormEvent, useRef, useState } from 'react';
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
      {state.status === 'failed' && (
        <ProblemNotice
          problem={state.problem}
          actions={
            <>
              {'received' in state.problem && state.problem.received !== null && (
                <Button onClick={() => askAgain(receivedOf(state.problem), transport)}>
                  Ask for the issuer that it names
                </Button>
              )}
              {transport === 'direct' && state.problem.code !== 'issuer_text_unreadable' && (
                <Button onClick={() => askAgain(typed, 'relay')}>Ask through the relay</Button>
              )}
            </>
          }
        />
      )}
      {state.status === 'found' && (
        <DiscoveredForm
          key={state.url}
          metadata={state.metadata}
          source={{ kind: 'discovered', url: state.url }}
          transport={transport === 'relay' ? 'relay' : 'automatic'}
        />
      )}
    </div>
  );
}

function receivedOf(problem: object): string {
  return 'received' in problem && typeof problem.received === 'string' ? problem.received : '';
}
