import { citeSpec, specUrl } from '#protocol/spec.ts';
import { SelectField } from '#ui/field/select-field.tsx';
import { TextField } from '#ui/field/text-field.tsx';
import type { ClientMembers } from '#workspace/environments/client-members.ts';
import { algorithmChoices, memberFault, type MemberScene } from './client-member-faults.ts';
import { type MemberField, memberGroups, setMember, textOfMember } from './client-member-fields.ts';
import styles from './environments.module.css';

interface ClientMembersFieldsProps {
  readonly scene: MemberScene;
  readonly onChange: (members: ClientMembers) => void;
}

/** What the sandbox keeps of a client besides: how it is answered, and what it must keep to. */
export function ClientMembersFields({ scene, onChange }: ClientMembersFieldsProps) {
  return (
    <details>
      <summary>What the server expects and answers ({describeCount(scene.members)})</summary>
      <div className={styles['second']}>
        <p className={styles['remark']}>
          Members of the client’s registration at this sandbox. What is left as it is has the
          default of its specification.
        </p>
        {memberGroups.map(({ title, fields }) => (
          <details key={title} className={styles['memberGroup']}>
            <summary>
              {title} <span className={styles['soft']}>{describeSet(fields, scene.members)}</span>
            </summary>
            <div className={styles['two']}>
              {fields.map((field) => (
                <MemberControl key={field.key} {...{ field, scene, onChange }} />
              ))}
            </div>
          </details>
        ))}
      </div>
    </details>
  );
}

function describeCount(members: ClientMembers): string {
  const all = memberGroups.flatMap(({ fields }) => fields);
  const count = all.filter((field) => textOfMember(members, field) !== '').length;
  return count === 0 ? 'all defaults' : `${count} set`;
}

function describeSet(fields: readonly MemberField[], members: ClientMembers): string {
  return fields
    .map((field) => textOfMember(members, field) && describeOne(field, members))
    .filter((text) => text !== '')
    .join(' · ');
}

function describeOne(field: MemberField, members: ClientMembers): string {
  return field.kind === 'flag' ? field.key : textOfMember(members, field);
}

interface MemberControlProps extends ClientMembersFieldsProps {
  readonly field: MemberField;
}

function MemberControl({ field, scene, onChange }: MemberControlProps) {
  const { members } = scene;
  const words = {
    label: field.key,
    hint: <Hint field={field} />,
    error: memberFault(field, scene),
    value: textOfMember(members, field),
    onChange: (text: string) => onChange(setMember(members, field, text)),
  };
  switch (field.kind) {
    case 'flag':
      return <SelectField {...words} choices={flagChoices} />;
    case 'mode':
      return <SelectField {...words} choices={modeChoices} />;
    case 'algorithm':
      return (
        <SelectField
          {...words}
          choices={[
            { value: '', label: `not set: ${field.otherwise}` },
            ...algorithmChoices(field, scene).map((value) => ({ value, label: value })),
          ]}
        />
      );
    case 'address':
      return <TextField {...words} isMono inputMode="url" placeholder="https://" />;
    case 'name':
      return <TextField {...words} isMono />;
  }
}

const flagChoices = [
  { value: '', label: 'no' },
  { value: 'true', label: 'yes' },
];
const modeChoices = [
  { value: '', label: 'not set: by what the client sends' },
  ...['poll', 'ping', 'push'].map((value) => ({ value, label: value })),
];

function Hint({ field: { meaning, spec } }: { readonly field: MemberField }) {
  return (
    <>
      {meaning}{' '}
      <a href={specUrl(spec)} target="_blank" rel="noreferrer">
        {citeSpec(spec)}
      </a>
    </>
  );
}
