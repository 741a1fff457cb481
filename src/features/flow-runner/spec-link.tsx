import { citeSpec, type SpecRef, specUrl } from '#protocol/spec.ts';
import styles from './spec-link.module.css';

/** A paragraph of a specification, cited and linked. */
export function SpecLink({ spec }: { readonly spec: SpecRef }) {
  return (
    <a className={styles['whole']} href={specUrl(spec)} target="_blank" rel="noreferrer">
      {citeSpec(spec)}
    </a>
  );
}

/** The same where there is little room: the citation is its name. */
export function ShortSpecLink({ spec }: { readonly spec: SpecRef }) {
  return (
    <a
      className={styles['short']}
      href={specUrl(spec)}
      target="_blank"
      rel="noreferrer"
      title={citeSpec(spec)}
      aria-label={citeSpec(spec)}
    >
      {spec.document.startsWith('RFC') ? citeSpec(spec) : 'spec'}
    </a>
  );
}

/** Several of them, with commas. */
export function SpecLinks({ specs }: { readonly specs: readonly SpecRef[] }) {
  return specs.map((spec, index) => (
    <span key={citeSpec(spec)}>
      {index > 0 && ', '}
      <SpecLink spec={spec} />
    </span>
  ));
}
