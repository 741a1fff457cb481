import { useState } from 'react';
import { providerById } from '#knowledge/providers/registry.ts';
import type { ProviderTemplate } from '#knowledge/providers/provider-template.ts';
import { Button } from '#ui/button/button.tsx';
import { Card } from '#ui/card/card.tsx';
import { CopyButton } from '#ui/copy-button/copy-button.tsx';
import { showToast } from '#ui/toast/toast-store.ts';
import type { Client, Environment } from '#workspace/model/environment.ts';
import { useWorkspace } from '#workspace/react/use-workspace.ts';
import styles from './environments.module.css';
import { ProviderFacts } from './provider-facts.tsx';

/** What is special about a well-known server, and its scopes to choose from. */
export function ProviderCard({ environment }: { readonly environment: Environment }) {
  const provider = providerById(environment.provider ?? '');
  if (provider === null) return null;
  return (
    <Card title={`About ${provider.name}`}>
      <ProviderFacts provider={provider} />
      {provider.scopes.length > 0 && <Scopes {...{ provider, environment }} />}
    </Card>
  );
}

interface ScopesProps {
  readonly provider: ProviderTemplate;
  readonly environment: Environment;
}

function Scopes({ provider, environment }: ScopesProps) {
  const workspace = useWorkspace();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const text = chosen.join(' ');
  const toggle = (scope: string, isOn: boolean) =>
    setChosen(isOn ? [...chosen, scope] : chosen.filter((one) => one !== scope));
  const give = async (client: Client) => {
    await workspace?.environments.saveClient(environment.id, { ...client, scope: text });
    const undo = () => void workspace?.environments.saveClient(environment.id, client);
    showToast(`${client.name} asks for them from now on.`, { label: 'Undo', run: undo });
  };
  return (
    <div className={styles['form']}>
      {provider.scopes.map(({ title, scopes }) => (
        <details key={title}>
          <summary>{title}</summary>
          <div className={styles['second']}>
            {scopes.map(([scope, meaning]) => (
              <label key={scope} className={styles['scope']}>
                <input
                  type="checkbox"
                  checked={chosen.includes(scope)}
                  onChange={(event) => toggle(scope, event.target.checked)}
                />
                <span>
                  <code>{scope}</code> <span className={styles['soft']}>{meaning}</span>
                </span>
              </label>
            ))}
          </div>
        </details>
      ))}
      <div className={styles['row']}>
        <CopyButton text={text} label="Copy scopes" />
        {text !== '' &&
          environment.clients.map((client) => (
            <Button key={client.id} onClick={() => void give(client)}>
              Use for {client.name}
            </Button>
          ))}
      </div>
    </div>
  );
}
