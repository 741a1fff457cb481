import { type FormEvent, useState } from 'react';
import { endpointNames, type ServerMetadata } from '#protocol/model/server-metadata.ts';
import { Button } from '#ui/button/button.tsx';
import { TextField } from '#ui/field/text-field.tsx';
import { endpointFault } from './endpoint-fault.ts';
import styles from './environments.module.css';
import { nameOfIssuer, useCreateRemote } from './use-create-remote.ts';

const members = ['issuer', ...endpointNames] as const;
type Member = (typeof members)[number];

/** Endpoints by hand, for a server without metadata. */
export function TypeEndpointsForm() {
  const [name, setName] = useState('');
  const [typed, setTyped] = useState<Partial<Record<Member, string>>>({});
  const [isTried, setIsTried] = useState(false);
  const { create, isBusy } = useCreateRemote();
  const faultOf = (member: Member) => {
    const text = (typed[member] ?? '').trim();
    if (text !== '') return endpointFault(text);
    if (member === 'issuer') return 'The issuer is needed: answers are checked against it.';
    return member === 'token_endpoint' ? 'Every flow needs a token endpoint.' : null;
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (members.some((member) => faultOf(member) !== null)) return;
    const filled = Object.entries(typed)
      .map(([member, text]) => [member, text.trim()] as const)
      .filter(([, text]) => text !== '');
    const metadata: ServerMetadata = { issuer: '', ...Object.fromEntries(filled) };
    const given = name.trim() === '' ? nameOfIssuer(metadata.issuer) : name.trim();
    void create({ name: given, metadata, source: { kind: 'typed' }, transport: 'automatic' });
  };
  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      <div className={styles['two']}>
        <TextField label="Name" value={name} onChange={setName} />
        {members.map((member) => (
          <TextField
            key={member}
            label={member}
            isMono
            inputMode="url"
            placeholder="https://"
            value={typed[member] ?? ''}
            error={isTried ? faultOf(member) : null}
            onChange={(text) => setTyped({ ...typed, [member]: text })}
          />
        ))}
      </div>
      <div className={styles['row']}>
        <Button kind="primary" type="submit" isBusy={isBusy}>
          Create environment
        </Button>
      </div>
    </form>
  );
}
