import { type FormEvent, useState } from 'react';
import { Button } from '#ui/button/button.tsx';
import { Card } from '#ui/card/card.tsx';
import { SelectField } from '#ui/field/select-field.tsx';
import { TextField } from '#ui/field/text-field.tsx';
import { showToast } from '#ui/toast/toast-store.ts';
import type { Environment, TransportChoice } from '#workspace/model/environment.ts';
import { useWorkspace } from '#workspace/react/use-workspace.ts';
import styles from './environments.module.css';

const transports: readonly { readonly value: TransportChoice; readonly label: string }[] = [
  { value: 'automatic', label: 'Automatic: direct, the relay offered' },
  { value: 'direct', label: 'Direct, from this page' },
  { value: 'relay', label: 'Through the local relay' },
];

const toleranceLimit = 3600;

/** Its name, how requests travel, and how far clocks may be apart. */
export function SettingsCard({ environment }: { readonly environment: Environment }) {
  const workspace = useWorkspace();
  // As it was when the form was opened: what another tab changes since is not put back.
  const [before] = useState(environment);
  const [name, setName] = useState(environment.name);
  const [transport, setTransport] = useState(environment.transport);
  const [tolerance, setTolerance] = useState(String(environment.clockToleranceSeconds));
  const seconds = Number(tolerance);
  const isWhole = /^\d+$/.test(tolerance.trim()) && seconds <= toleranceLimit;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isWhole || workspace === null || name.trim() === '') return;
    const saved = await workspace.environments.change(environment.id, {
      ...(name.trim() === before.name ? {} : { name: name.trim() }),
      ...(transport === before.transport ? {} : { transport }),
      ...(seconds === before.clockToleranceSeconds ? {} : { clockToleranceSeconds: seconds }),
    });
    showToast(saved.ok ? 'Environment saved' : saved.problem.reason);
  };
  return (
    <Card title="Name and connection">
      <form className={styles['form']} onSubmit={(event) => void submit(event)} noValidate>
        <div className={styles['two']}>
          <TextField
            label="Name"
            value={name}
            onChange={setName}
            error={name.trim() === '' ? 'It needs a name.' : null}
          />
          <SelectField
            label="Transport"
            hint="The relay reaches servers that browsers do not let pages read (CORS)."
            value={transport}
            choices={transports}
            onChange={(value) =>
              setTransport(transports.find((one) => one.value === value)?.value ?? 'automatic')
            }
          />
          <TextField
            label="Clock tolerance in seconds"
            hint="Times in tokens may be off by so much."
            inputMode="numeric"
            value={tolerance}
            onChange={setTolerance}
            error={isWhole ? null : `A whole number from 0 to ${toleranceLimit}.`}
          />
        </div>
        <div className={styles['row']}>
          <Button type="submit">Save</Button>
        </div>
      </form>
    </Card>
  );
}
