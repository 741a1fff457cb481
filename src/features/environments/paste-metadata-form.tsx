import { useState } from 'react';
import { parsePastedMetadata } from '#protocol/discovery/parse-pasted-metadata.ts';
import { Editor } from '#ui/editor/editor.tsx';
import { DiscoveredForm } from './discovered-form.tsx';
import styles from './environments.module.css';
import { ProblemNotice } from './problem-notice.tsx';

/** Metadata as text, for a server that cannot be asked. */
export function PasteMetadataForm() {
  const [text, setText] = useState('');
  const isEmpty = text.trim() === '';
  const { value, problem } = isEmpty ? { value: null, problem: null } : parsePastedMetadata(text);
  return (
    <div className={styles['form']}>
      <Editor
        label="Metadata as JSON"
        hint="What the server shows at /.well-known/openid-configuration or /.well-known/oauth-authorization-server."
        language="json"
        value={text}
        onChange={setText}
      />
      {problem !== null && <ProblemNotice problem={problem} />}
      {value !== null && (
        <DiscoveredForm
          key={value.issuer}
          problem={problem}
          metadata={value}
          source={{ kind: 'pasted' }}
          transport="automatic"
        />
      )}
    </div>
  );
}
