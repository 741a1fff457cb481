import { citeSpec, specUrl } from '#protocol/spec.ts';
import type { ComparisonLine } from '#protocol/compare/describe-comparison.ts';
import { Card } from '#ui/card/card.tsx';
import { CopyButton } from '#ui/copy-button/copy-button.tsx';
import { VisuallyHidden } from '#ui/visually-hidden/visually-hidden.tsx';
import styles from './token-compare.module.css';

const tones: Readonly<Record<ComparisonLine['tone'], { sign: string; word: string }>> = {
  same: { sign: '=', word: 'Same' },
  changed: { sign: '≠', word: 'Changed' },
  added: { sign: '+', word: 'Added' },
  removed: { sign: '−', word: 'Removed' },
  warned: { sign: '!', word: 'Warning' },
  note: { sign: 'i', word: 'Note' },
};

interface SummaryCardProps {
  readonly lines: readonly ComparisonLine[];
  readonly asText: () => string;
}

/** What changed, in words. */
export function SummaryCard({ lines, asText }: SummaryCardProps) {
  return (
    <Card
      title="What changed"
      about="From the first token to the second. Neither is verified here."
      actions={<CopyButton text={asText} label="Copy as text" isNamed />}
    >
      <ul className={styles['lines']} aria-label="What changed, in words">
        {lines.map(({ id, tone, text, spec }) => (
          <li key={id} data-tone={tone}>
            <span className={styles['sign']}>
              <span aria-hidden="true">{tones[tone].sign}</span>
              <VisuallyHidden>{tones[tone].word}:</VisuallyHidden>
            </span>
            <bdi>{text}</bdi>
            {spec !== null && (
              <a href={specUrl(spec)} target="_blank" rel="noreferrer">
                {citeSpec(spec)}
              </a>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
