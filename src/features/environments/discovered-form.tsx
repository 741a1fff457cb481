import { type FormEvent, useState } from 'react';
import { endpointNames, type ServerMetadata } from '#protocol/model/server-metadata.ts';
import { Button } from '#ui/button/button.tsx';
import { TextField } from '#ui/field/text-field.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import type { MetadataSource, TransportChoice } from '#workspace/model/environment.ts';
import styles from './environments.module.css';
import { nameOfIssuer, useCreateRemote } from './use-create-remote.ts';

interface DiscoveredFormProps {
  readonly metadata: ServerMetadata;
  readonly source: MetadataSource;
  readonly transport: TransportChoice;
}

/** What was learnt about the server, and the button that keeps it. */
export function DiscoveredForm({ metadata, source, transport }: DiscoveredFormProps) {
  const [name, setName] = useState(() => nameOfIssuer(metadata.issuer));
  const { create, isBusy } = useCreateRemote();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = name.trim();
    void create({
      name: given === '' ? nameOfIssuer(metadata.issuer) : given,
      metadata,
      source,
      transport,
    });
  };
  return (
    <form className={styles['form']} onSubmit={submit}>
      {metadata.issuer.startsWith('http:') && (
        <Notice kind="warn" title="The issuer is on plain http">
          <p>
            Fine for a server on this machine. Anywhere else, whoever is on the way can read and
            change what is sent: RFC 8414 §2 asks for https.
          </p>
        </Notice>
      )}
      <dl className={styles['facts']}>
        {(['issuer', ...endpointNames] as const).map((member) => {
          const value = metadata[member];
          return value === undefined ? null : (
            <div key={member} className={styles['fact']}>
              <dt>
                <code>{member}</code>
              </dt>
              <dd className={styles['factValue']}>
                <bdi>{value}</bdi>
              </dd>
            </div>
          );
        })}
      </dl>
      <div className={styles['narrow']}>
        <TextField label="Name" value={name} onChange={setName} />
      </div>
      <div className={styles['row']}>
        <Button kind="primary" type="submit" isBusy={isBusy}>
          Create environment
        </Button>
        <span className={styles['soft']}>
          Clients come next; each endpoint can be changed there.
        </span>
      </div>
    </form>
  );
}
