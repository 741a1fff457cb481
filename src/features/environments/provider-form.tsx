import { type FormEvent, useState } from 'react';
import {
  fillBlanks,
  initialBlanks,
  missingBlanks,
  type FilledBlanks,
} from '#knowledge/providers/fill-blanks.ts';
import { providerById, providers } from '#knowledge/providers/registry.ts';
import type { ProviderTemplate } from '#knowledge/providers/provider-template.ts';
import { Button } from '#ui/button/button.tsx';
import { SelectField } from '#ui/field/select-field.tsx';
import { TextField } from '#ui/field/text-field.tsx';
import {
  apisOfProvider,
  metadataOfProvider,
} from '#workspace/environments/environment-of-provider.ts';
import type { Question } from './ask-form.tsx';
import { DiscoveredForm } from './discovered-form.tsx';
import { DiscoveryOutcome } from './discovery-outcome.tsx';
import styles from './environments.module.css';
import { ProviderFacts } from './provider-facts.tsx';
import { useDiscovery } from './use-discovery.ts';

/** A well-known server: what is special about it, and an environment with its APIs. */
export function ProviderForm() {
  const [id, setId] = useState('');
  const provider = providerById(id);
  return (
    <div className={styles['form']}>
      <div className={styles['narrow']}>
        <SelectField
          label="Provider"
          value={id}
          choices={[
            { value: '', label: 'Choose one …' },
            ...providers.map((one) => ({ value: one.id, label: one.name })),
          ]}
          onChange={setId}
        />
      </div>
      {provider === null ? (
        <p className={styles['soft']}>
          Each comes with its endpoints, scopes, sample requests, and what is unusual about it. Your
          client is registered at the provider itself.
        </p>
      ) : (
        <Chosen key={id} provider={provider} />
      )}
    </div>
  );
}

function Chosen({ provider }: { readonly provider: ProviderTemplate }) {
  const [filled, setFilled] = useState<FilledBlanks>(() => initialBlanks(provider));
  const [isTried, setIsTried] = useState(false);
  const [question, setQuestion] = useState<Question>({ typed: '', transport: 'direct' });
  const { state, ask, cancel } = useDiscovery();
  const missing = missingBlanks(provider, filled).map(({ name }) => name);
  const metadata = metadataOfProvider(provider, filled);
  const apis = apisOfProvider(provider, filled);
  const template = { provider: provider.id, name: provider.name };
  const { server } = provider;
  const askFor = (asked: Question) => {
    setQuestion(asked);
    void ask(asked.typed, asked.transport);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (missing.length > 0 || server.kind !== 'discovery') return;
    askFor({ typed: fillBlanks(server.issuer, filled), transport: 'direct' });
  };
  return (
    <>
      <ProviderFacts provider={provider} />
      <form className={styles['form']} onSubmit={submit} noValidate>
        {provider.blanks.map(({ name, label, example }) => (
          <div key={name} className={styles['narrow']}>
            <TextField
              label={label}
              hint={`For example ${example}`}
              value={filled[name] ?? ''}
              error={isTried && missing.includes(name) ? `${label} is missing.` : undefined}
              onChange={(value) => setFilled({ ...filled, [name]: value })}
            />
          </div>
        ))}
        {server.kind === 'discovery' && (
          <div className={styles['row']}>
            <Button kind="primary" type="submit" isBusy={state.status === 'asking'}>
              Ask {provider.name}
            </Button>
            {state.status === 'asking' && <Button onClick={cancel}>Cancel</Button>}
            <span className={styles['mono']}>
              <bdi>{fillBlanks(server.issuer, filled)}</bdi>
            </span>
          </div>
        )}
      </form>
      {server.kind === 'discovery' && (
        <DiscoveryOutcome {...{ state, question, apis, template }} onAsk={askFor} />
      )}
      {metadata !== null && missing.length > 0 && (
        <p className={styles['soft']}>Fill in what is missing to go on.</p>
      )}
      {metadata !== null && missing.length === 0 && (
        <DiscoveredForm
          {...{ metadata, apis, template }}
          source={{ kind: 'typed' }}
          transport="automatic"
        />
      )}
    </>
  );
}
