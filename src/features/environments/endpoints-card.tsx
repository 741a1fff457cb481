import { mtlsAliases } from '#protocol/discovery/mtls-aliases.ts';
import { endpointNames, type EndpointName } from '#protocol/model/server-metadata.ts';
import { Card } from '#ui/card/card.tsx';
import { CodeBlock } from '#ui/code-block/code-block.tsx';
import { CopyButton } from '#ui/copy-button/copy-button.tsx';
import { shorten } from '#ui/shorten/shorten.ts';
import type { Environment, MetadataSource } from '#workspace/model/environment.ts';
import { EndpointRow } from './endpoint-row.tsx';
import styles from './environments.module.css';

export function EndpointsCard({ environment }: { readonly environment: Environment }) {
  const { metadata, overrides } = environment;
  const named = endpointNames.filter((name) => isNamed(environment, name));
  const others = endpointNames.filter((name) => !isNamed(environment, name));
  return (
    <Card title="Issuer and endpoints" about={describeSource(environment.source)}>
      <div className={styles['facts']}>
        <div className={styles['fact']}>
          <code>issuer</code>
          <bdi className={styles['factValue']}>{metadata.issuer}</bdi>
          <span className={styles['factActions']}>
            <CopyButton kind="faint" text={metadata.issuer} label="Copy issuer" />
          </span>
        </div>
        {named.map((name) => (
          <EndpointRow key={name + (overrides[name] ?? '')} environment={environment} name={name} />
        ))}
      </div>
      {others.length > 0 && (
        <details>
          <summary>Endpoints that the server does not name ({others.length})</summary>
          <div className={styles['facts']}>
            {others.map((name) => (
              <EndpointRow key={name} environment={environment} name={name} />
            ))}
          </div>
        </details>
      )}
      <MtlsAliases metadata={metadata} />
      <details>
        <summary>Metadata as received</summary>
        <CodeBlock
          label="Metadata as received"
          language="json"
          text={JSON.stringify(metadata, null, 2)}
          copyLabel="Copy metadata"
        />
      </details>
    </Card>
  );
}

/** Where clients with a certificate go instead. RFC 8705 §5. */
function MtlsAliases({ metadata }: Pick<Environment, 'metadata'>) {
  const aliases = mtlsAliases(metadata);
  if (aliases.length === 0) return null;
  return (
    <details>
      <summary>For clients with a certificate ({aliases.length})</summary>
      <div className={styles['facts']}>
        {aliases.map(({ name, address }) => (
          <div key={name} className={styles['fact']}>
            <code>{name}</code>
            <bdi className={styles['factValue']}>{shorten(address)}</bdi>
          </div>
        ))}
      </div>
    </details>
  );
}

function isNamed({ metadata, overrides }: Environment, name: EndpointName): boolean {
  return metadata[name] !== undefined || overrides[name] !== undefined;
}

function describeSource(source: MetadataSource) {
  switch (source.kind) {
    case 'sandbox':
      return 'From the sandbox’s own metadata.';
    case 'discovered':
      return (
        <>
          Discovered at <bdi>{source.url}</bdi>
        </>
      );
    case 'pasted':
      return 'From metadata that you pasted.';
    case 'typed':
      return 'Typed by you.';
  }
}
