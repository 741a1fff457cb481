import { citeSpec, specUrl } from '#protocol/spec.ts';
import { type SandboxFault, sandboxFaults } from '#sandbox/contract/definition.ts';
import { Button } from '#ui/button/button.tsx';
import { Card } from '#ui/card/card.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import { faultsOf } from '#workspace/environments/faults-of.ts';
import { faultTexts, nameFaults } from '#workspace/environments/faults.ts';
import type { Environment } from '#workspace/model/environment.ts';
import styles from './policy.module.css';
import { useSandboxChange } from './use-sandbox-change.ts';

/** Ways in which the sandbox can be made to misbehave, each for a check to notice. */
export function FaultsCard({ environment }: { readonly environment: Environment }) {
  const { change, problem } = useSandboxChange(environment);
  const on = faultsOf(environment);
  const turn = (fault: SandboxFault, isOn: boolean) => {
    const faults = sandboxFaults.filter((one) => (one === fault ? isOn : on.includes(one)));
    const { title } = faultTexts[fault];
    void change({ faults, message: `The fault “${title}” is ${isOn ? 'on' : 'off'}.` });
  };
  return (
    <Card
      title="Faults"
      about="What a broken or hostile server does. Each is there for a check to notice; all are off until you turn them on."
      actions={
        on.length > 0 && (
          <Button onClick={() => void change({ faults: [], message: 'All faults are off.' })}>
            Turn all off
          </Button>
        )
      }
    >
      {problem !== null && (
        <Notice kind="bad" role="alert" title="The fault was not changed">
          <p>{problem}</p>
        </Notice>
      )}
      {on.length > 0 && (
        <p>
          On: <b>{nameFaults(on)}</b>
        </p>
      )}
      <ul className={styles['faults']}>
        {sandboxFaults.map((fault) => (
          <Fault
            key={fault}
            fault={fault}
            isOn={on.includes(fault)}
            onTurn={(isOn) => turn(fault, isOn)}
          />
        ))}
      </ul>
    </Card>
  );
}

interface FaultProps {
  readonly fault: SandboxFault;
  readonly isOn: boolean;
  readonly onTurn: (isOn: boolean) => void;
}

function Fault({ fault, isOn, onTurn }: FaultProps) {
  const { title, does, noticedBy, spec } = faultTexts[fault];
  const about = `${fault}-about`;
  return (
    <li>
      <label className={styles['tick']}>
        <input
          type="checkbox"
          checked={isOn}
          aria-describedby={about}
          onChange={(event) => onTurn(event.target.checked)}
        />
        <b>{title}</b>
      </label>
      <span id={about} className={styles['soft']}>
        {does} Noticed by: {noticedBy}.{' '}
        <a href={specUrl(spec)} target="_blank" rel="noreferrer">
          {citeSpec(spec)}
        </a>
      </span>
    </li>
  );
}
