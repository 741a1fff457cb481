import { useState } from 'react';
import { AskForm, type Question } from './ask-form.tsx';
import { DiscoveryOutcome } from './discovery-outcome.tsx';
import styles from './environments.module.css';
import { useDiscovery } from './use-discovery.ts';

/** From an issuer or metadata URL to metadata, each address that was asked in sight. */
export function DiscoverForm() {
  const [question, setQuestion] = useState<Question>({ typed: '', transport: 'direct' });
  const { state, ask, cancel } = useDiscovery();
  const askFor = (asked: Question) => {
    setQuestion(asked);
    void ask(asked.typed, asked.transport);
  };
  return (
    <div className={styles['form']}>
      <AskForm
        label="Issuer or metadata URL"
        hint="For example https://accounts.example.com, or the address of its metadata."
        action="Discover"
        question={question}
        isAsking={state.status === 'asking'}
        onChange={setQuestion}
        onAsk={askFor}
        onCancel={cancel}
      />
      <DiscoveryOutcome state={state} question={question} onAsk={askFor} />
    </div>
  );
}
