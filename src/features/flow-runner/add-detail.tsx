import type { ServerMetadata } from '#protocol/model/server-metadata.ts';
import { Button } from '#ui/button/button.tsx';
import { addDetail, detailTypes } from './json-fields.ts';
import styles from './parameter-table.module.css';

interface AddDetailProps {
  readonly metadata: ServerMetadata | null;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

/** Types that the examples of RFC 9396 have, for a server that names none. */
const usualTypes = ['payment_initiation', 'account_information'];

/** So many buttons help; whoever has more types writes them. */
const mostOffered = 12;

/** Entries to begin with: of each type that the server names, or of the specification's examples. */
export function AddDetail({ metadata, text, onChange }: AddDetailProps) {
  const named = detailTypes(metadata);
  const types = (named ?? usualTypes).slice(0, mostOffered);
  const [first = ''] = types;
  return (
    <div className={styles['quick']}>
      <p>
        {named === null
          ? 'The server does not say which types it knows; these are the specification’s examples.'
          : 'The types that the server’s metadata names:'}
      </p>
      <div className={styles['quickActs']}>
        {types.map((type) => (
          <Button key={type} onClick={() => onChange(addDetail(text, type))}>
            Add <bdi>{type}</bdi>
          </Button>
        ))}
        <Button kind="quiet" onClick={() => onChange(addDetail('', first))}>
          Start from an example
        </Button>
      </div>
    </div>
  );
}
