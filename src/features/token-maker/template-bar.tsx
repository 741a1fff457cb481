import { tokenTemplates, type TokenTemplate } from '#knowledge/token-templates.ts';
import { citeSpec, specUrl } from '#protocol/spec.ts';
import { Button } from '#ui/button/button.tsx';
import { SelectField } from '#ui/field/select-field.tsx';
import type { Environment } from '#workspace/model/environment.ts';
import styles from './token-maker.module.css';

interface TemplateBarProps {
  readonly chosen: TokenTemplate | null;
  readonly environments: readonly Environment[];
  /** The id of the environment whose issuer and client go into the template; empty for samples. */
  readonly valuesOf: string;
  readonly onValuesOf: (id: string) => void;
  readonly onChoose: (id: string) => void;
}

/** The kinds of token to start from, and what the one last chosen needs. */
export function TemplateBar(props: TemplateBarProps) {
  const { chosen, environments, valuesOf, onValuesOf, onChoose } = props;
  return (
    <section className={styles['templates']} aria-label="Templates">
      <div className={styles['templateRow']}>
        <div className={styles['row']} role="group" aria-label="Start from a template">
          {tokenTemplates.map(({ id, title }) => (
            <Button key={id} aria-pressed={id === chosen?.id} onClick={() => onChoose(id)}>
              {title}
            </Button>
          ))}
        </div>
        {environments.length > 0 && (
          <SelectField
            label="Issuer and client of"
            value={valuesOf}
            choices={[
              { value: '', label: 'Sample values' },
              ...environments.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={onValuesOf}
          />
        )}
      </div>
      {chosen !== null && (
        <p className={styles['soft']}>
          {chosen.about}{' '}
          <a href={specUrl(chosen.spec)} target="_blank" rel="noreferrer">
            {citeSpec(chosen.spec)}
          </a>
        </p>
      )}
    </section>
  );
}
