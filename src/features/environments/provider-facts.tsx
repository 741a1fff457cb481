import type { ProviderTemplate } from '#knowledge/providers/provider-template.ts';
import styles from './environments.module.css';

const readable: Readonly<Record<ProviderTemplate['cors']['token'], string>> = {
  'by-setting': 'Pages may read the token endpoint once that is set. ',
  yes: 'Pages may read the token endpoint. ',
  no: 'No page may read the token endpoint. ',
  unknown: '',
};

/** What to know of a server before its first request. */
export function ProviderFacts({ provider }: { readonly provider: ProviderTemplate }) {
  const { name, documentation, checked, quirks, cors, tokens = [], server } = provider;
  return (
    <>
      {server.kind === 'api-key' && (
        <p>It has no authorization server: requests carry a key. {server.credential}</p>
      )}
      <ul className={styles['quirks']}>
        {quirks.map((quirk) => (
          <li key={quirk}>{quirk}</li>
        ))}
        <li>
          <b>CORS.</b> {readable[cors.token]}
          {cors.note}
        </li>
      </ul>
      {tokens.length > 0 && (
        <dl className={styles['facts']}>
          {tokens.map(([kind, about]) => (
            <div key={kind} className={styles['fact']}>
              <dt>{kind}</dt>
              <dd>{about}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className={styles['soft']}>
        <a href={documentation} target="_blank" rel="noreferrer">
          {name}’s documentation
        </a>
        . Facts last gone through on {checked}, from what is published; not tried on the server.
      </p>
    </>
  );
}
