import { useState } from 'react';
import { citeSpec, specUrl } from '#protocol/spec.ts';
import type { SandboxPolicy } from '#sandbox/contract/definition.ts';
import { Button } from '#ui/button/button.tsx';
import { SelectField } from '#ui/field/select-field.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import { Tag } from '#ui/tag/tag.tsx';
import type { Client } from '#workspace/model/environment.ts';
import {
  changesFor,
  departuresFrom,
  type PolicyPreset,
  policyPresets,
  type PresetRule,
} from '#workspace/environments/policy-presets.ts';
import type { SandboxChange } from '#workspace/workspace.ts';
import { refusedClients } from './refused-clients.ts';
import styles from './policy.module.css';
import { nameValue, switchOf } from './policy-switches.ts';

interface PresetPickerProps {
  readonly policy: SandboxPolicy;
  readonly clients: readonly Client[];
  /** The one in force. */
  readonly preset: PolicyPreset | null;
  readonly change: (change: SandboxChange) => Promise<boolean>;
}

/** The presets: which is in force, and what another one would change before it does. */
export function PresetPicker({ policy, clients, preset, change }: PresetPickerProps) {
  const [chosenId, setChosenId] = useState<string | null>(null);
  const chosen = policyPresets.find(({ id }) => id === chosenId) ?? null;
  const apply = async (next: PolicyPreset) => {
    const message = `The policy is now that of ${next.title}.`;
    const saved = await change({ policy: changesFor(policy, next), preset: next.id, message });
    if (saved) setChosenId(null);
  };
  return (
    <div className={styles['preset']}>
      <InForce policy={policy} preset={preset} />
      <SelectField
        label="Preset"
        hint={(chosen ?? preset)?.about ?? 'Sets the switches below as a specification asks.'}
        value={chosenId ?? preset?.id ?? ''}
        choices={[
          ...(preset === null ? [{ value: '', label: 'None chosen' }] : []),
          ...policyPresets.map(({ id, title }) => ({ value: id, label: title })),
        ]}
        onChange={setChosenId}
      />
      {chosen !== null && (
        <Preview
          policy={policy}
          preset={chosen}
          onApply={() => void apply(chosen)}
          onCancel={() => setChosenId(null)}
        />
      )}
      <Refused policy={policy} clients={clients} />
    </div>
  );
}

function InForce({ policy, preset }: Pick<PresetPickerProps, 'policy' | 'preset'>) {
  if (preset === null) return null;
  const count = departuresFrom(policy, preset).length;
  return (
    <p className={styles['force']}>
      <span>
        In force: <b>{preset.title}</b>
      </span>
      {count > 0 && (
        <Tag tone="warn">{count === 1 ? 'one switch changed' : `${count} switches changed`}</Tag>
      )}
      {preset.specs.map((one) => (
        <a key={citeSpec(one)} href={specUrl(one)} target="_blank" rel="noreferrer">
          {citeSpec(one)}
        </a>
      ))}
    </p>
  );
}

interface PreviewProps {
  readonly policy: SandboxPolicy;
  readonly preset: PolicyPreset;
  readonly onApply: () => void;
  readonly onCancel: () => void;
}

function Preview({ policy, preset, onApply, onCancel }: PreviewProps) {
  const changes = departuresFrom(policy, preset);
  const kept = preset.rules.length - changes.length;
  return (
    <section className={styles['preview']} aria-label={`What ${preset.title} changes`}>
      {changes.length === 0 ? (
        <p>Nothing: the policy does already what {preset.title} asks.</p>
      ) : (
        <ul>
          {changes.map((rule) => (
            <Change key={rule.key} policy={policy} rule={rule} />
          ))}
        </ul>
      )}
      {changes.length > 0 && kept > 0 && (
        <p className={styles['soft']}>
          {kept === 1 ? 'One more rule is' : `${kept} more rules are`} kept already. Switches that{' '}
          {preset.title} says nothing of stay as they are.
        </p>
      )}
      <div className={styles['row']}>
        <Button kind="primary" onClick={onApply}>
          Apply {preset.title}
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </section>
  );
}

function Change({ policy, rule }: { readonly policy: SandboxPolicy; readonly rule: PresetRule }) {
  return (
    <li>
      <span>
        <b>{switchOf(rule.key)?.label ?? rule.key}</b>: {nameValue(rule.key, policy[rule.key])} →{' '}
        <b>{nameValue(rule.key, rule.value)}</b>
      </span>
      <span className={styles['soft']}>
        {rule.asks}{' '}
        <a href={specUrl(rule.spec)} target="_blank" rel="noreferrer">
          {citeSpec(rule.spec)}
        </a>
      </span>
    </li>
  );
}

function Refused({ policy, clients }: Pick<PresetPickerProps, 'policy' | 'clients'>) {
  const refused = refusedClients(policy, clients);
  if (refused.length === 0) return null;
  return (
    <Notice kind="info" title="Clients that this sandbox refuses">
      <ul className={styles['plain']}>
        {refused.map(({ client, reason }) => (
          <li key={client.id}>
            <bdi>{client.clientId}</bdi>: {reason}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
