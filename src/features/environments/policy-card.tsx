import { Card } from '#ui/card/card.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import type { Environment } from '#workspace/model/environment.ts';
import { departuresFrom, policyPresets } from '#workspace/environments/policy-presets.ts';
import { CreateSandboxButton } from './create-sandbox-button.tsx';
import styles from './policy.module.css';
import { policyGroups } from './policy-switches.ts';
import { PolicyControl } from './policy-control.tsx';
import { PresetPicker } from './preset-picker.tsx';
import { useSandboxChange } from './use-sandbox-change.ts';

/** How strict the sandbox is: a preset, and each switch by itself. */
export function PolicyCard({ environment }: { readonly environment: Environment }) {
  const { change, problem } = useSandboxChange(environment);
  const definition = environment.sandbox?.definition ?? null;
  if (definition === null) return <FixedPolicy />;
  const { policy } = definition;
  const preset = policyPresets.find(({ id }) => id === environment.sandbox?.preset) ?? null;
  const changed = preset === null ? [] : departuresFrom(policy, preset);
  return (
    <Card
      title="Policy"
      about="What the server asks of requests and how long things live. Each change is saved at once."
    >
      {problem !== null && (
        <Notice kind="bad" role="alert" title="The policy was not changed">
          <p>{problem}</p>
        </Notice>
      )}
      <PresetPicker policy={policy} clients={environment.clients} preset={preset} change={change} />
      {policyGroups.map(({ title, switches }) => (
        <fieldset key={title} className={styles['group']}>
          <legend>{title}</legend>
          <div className={styles['switches']}>
            {switches.map((one) => (
              <PolicyControl
                key={one.key}
                {...{ policy, change }}
                subject={one}
                departure={changed.find(({ key }) => key === one.key) ?? null}
              />
            ))}
          </div>
        </fieldset>
      ))}
    </Card>
  );
}

function FixedPolicy() {
  return (
    <Card
      title="Policy"
      about="The default sandbox belongs to the host: everyone who opens this app here shares it, so nothing in it can be changed. A sandbox of your own has switches, presets, faults and keys to rotate."
    >
      <div>
        <CreateSandboxButton kind="primary" />
      </div>
    </Card>
  );
}
