import { explainParameter } from '#knowledge/parameters.ts';
import { explainResponseMember } from '#knowledge/response-members.ts';
import {
  repeatedParameters,
  writeParameter,
  type UrlParameter,
  type UrlPlace,
} from '#protocol/http/url-parts.ts';
import { Notes } from '#features/tools/bench/notes.tsx';
import { SpecLink } from '#features/tools/bench/spec-link.tsx';
import { Button } from '#ui/button/button.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import styles from './url.module.css';

interface ParameterRowsProps {
  readonly place: UrlPlace;
  /** Null where the address has no such part. */
  readonly parameters: readonly UrlParameter[] | null;
  readonly onChange: (parameters: readonly UrlParameter[] | null) => void;
}

/** More would be drawn slowly, and read by nobody. */
const mostRows = 200;

/** The parameters of one part of an address, each to change, to move up or to take away. */
export function ParameterRows({ place, parameters, onChange }: ParameterRowsProps) {
  const rows = parameters ?? [];
  const shown = rows.slice(0, mostRows);
  const put = (index: number, next: readonly UrlParameter[]) => {
    const all = [...rows.slice(0, index), ...next, ...rows.slice(index + 1)];
    onChange(all.length === 0 ? null : all);
  };
  return (
    <>
      {rows.length === 0 && <p className={styles['soft']}>There are no parameters in it.</p>}
      <Notes label={`About the ${place}`} notes={doubtsOf(rows, place)} />
      {rows.length > shown.length && (
        <Notice kind="info" title={`The first ${mostRows} of ${rows.length} are shown`} />
      )}
      <div className={styles['rows']} role="group" aria-label={`Parameters of the ${place}`}>
        {shown.map((row, index) => (
          <ParameterRow
            key={index}
            label={`${place === 'query' ? 'Query' : 'Fragment'} ${index + 1}`}
            row={row}
            onWrite={(name, value) => put(index, [writeParameter(name, value)])}
            onRemove={() => put(index, [])}
          />
        ))}
      </div>
      <div>
        <Button kind="quiet" onClick={() => onChange([...rows, writeParameter('', '')])}>
          Add to the {place}
        </Button>
      </div>
    </>
  );
}

interface ParameterRowProps {
  readonly label: string;
  readonly row: UrlParameter;
  readonly onWrite: (name: string, value: string) => void;
  readonly onRemove: () => void;
}

function ParameterRow({ label, row, onWrite, onRemove }: ParameterRowProps) {
  const { name, value } = row;
  const meaning = explainParameter(name) ?? explainResponseMember(name);
  const box = { autoComplete: 'off', autoCapitalize: 'off', spellCheck: false } as const;
  return (
    <div className={styles['row']}>
      <input
        {...box}
        aria-label={`${label} name`}
        placeholder="name"
        value={name}
        onChange={({ target }) => onWrite(target.value, value)}
      />
      <textarea
        {...box}
        rows={1}
        aria-label={`${label} value`}
        placeholder="value"
        value={value}
        onChange={({ target }) => onWrite(name, target.value)}
      />
      <Button kind="quiet" aria-label={`Remove ${label.toLowerCase()}`} onClick={onRemove}>
        ✕
      </Button>
      {meaning !== null && (
        <p className={styles['soft']}>
          {meaning.text} <SpecLink spec={meaning.spec} />
        </p>
      )}
    </div>
  );
}

const secrets = ['access_token', 'refresh_token', 'id_token', 'client_secret', 'code_verifier'];

function doubtsOf(rows: readonly UrlParameter[], place: UrlPlace): readonly string[] {
  const names = new Set(rows.map(({ name }) => name));
  return [
    ...repeatedParameters(rows).map(
      (name) => `${name} stands there more than once, which OAuth forbids (RFC 6749 §3.1).`,
    ),
    ...rows
      .filter(({ isReadable }) => !isReadable)
      .map(
        ({ raw }) =>
          `${raw.slice(0, 80)}: its percent-encoding is broken, so it is shown as it stands.`,
      ),
    ...secrets
      .filter((name) => place === 'query' && names.has(name))
      .map((name) => `${name} in a query ends up in logs and in histories (RFC 6750 §5.3).`),
  ];
}
