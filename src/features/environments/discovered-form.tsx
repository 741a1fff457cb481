import { type FormEvent, useState } from 'react';
import { endpointNames, type ServerMetadata } from '#protocol/model/server-metadata.ts';
import type { Problem } from '#protocol/problem.ts';
import { Button } from '#ui/button/button.tsx';
import { TextField } from '#ui/field/text-field.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import { shorten } from '#ui/shorten/shorten.ts';
import type { Environment, MetadataSource, TransportChoice } from '#workspace/model/environment.ts';
import styles from './environments.module.css';
import { nameOfIssuer, useCreateRemote } from './use-create-remote.ts';

interface DiscoveredFormProps {
  /** What is wrong with the metadata, told above it; going on is the person's own choice. */
  readonly problem?: Problem | null;
  readonly metadata: ServerMetadata;
  readonly source: MetadataSource;
  readonly transport: TransportChoice;
  readonly apis?: Environment['apis'];
  /** The template that led here, and what it calls the server. */
  readonly template?: { readonly provider: string; readonly name: string } | undefined;
}

/** What was learnt about the server, and the button that keeps it. */
export function DiscoveredForm(props: DiscoveredFormProps) {
  const { problem = null, metadata } = props;
  return (
    <div className={styles['form']}>
      {metadata.issuer.startsWith('http:') && problem?.code !== 'metadata_insecure' && (
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
                <bdi>{shorten(value)}</bdi>
              </dd>
            </div>
          );
        })}
      </dl>
      {isOfAnotherIssuer(problem) ? (
        <details>
          <summary>Use this metadata all the same</summary>
          <div className={styles['second']}>
            <p className={styles['remark']}>
              Metadata whose issuer is not exactly the one asked for must not be used (OpenID
              Connect Discovery 1.0 §4.3, RFC 8414 §3.3): whoever answers could pass for another
              server, and get its codes and secrets. Go on only where you run this server and know
              why the two differ. Answers and tokens are then checked against{' '}
              <bdi>{shorten(metadata.issuer)}</bdi>.
            </p>
            <KeepForm {...props} />
          </div>
        </details>
      ) : (
        <KeepForm {...props} />
      )}
    </div>
  );
}

function isOfAnotherIssuer(problem: Problem | null): boolean {
  return problem?.code === 'metadata_issuer_mismatch' || problem?.code === 'metadata_issuer_slash';
}

function KeepForm({ problem = null, metadata, template, ...made }: DiscoveredFormProps) {
  const [name, setName] = useState(() => template?.name ?? nameOfIssuer(metadata.issuer));
  const { create, isBusy } = useCreateRemote();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = name.trim();
    void create({
      ...made,
      ...(template === undefined ? {} : { provider: template.provider }),
      metadata,
      name: given === '' ? nameOfIssuer(metadata.issuer) : given,
    });
  };
  return (
    <form className={styles['form']} onSubmit={submit}>
      <div className={styles['narrow']}>
        <TextField label="Name" value={name} onChange={setName} />
      </div>
      <div className={styles['row']}>
        <Button
          kind={isOfAnotherIssuer(problem) ? 'plain' : 'primary'}
          type="submit"
          isBusy={isBusy}
        >
          Create environment
        </Button>
        <span className={styles['soft']}>
          {problem === null
            ? 'Clients come next; each endpoint can be changed there.'
            : 'Goes on with what was found, as it stands here; each endpoint can be changed then.'}
        </span>
      </div>
    </form>
  );
}
