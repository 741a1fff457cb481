import { useState } from 'react';
import { Button } from '#ui/button/button.tsx';
import { Dialog } from '#ui/dialog/dialog.tsx';
import { TextField } from '#ui/field/text-field.tsx';
import type { StoredKey } from '#workspace/model/stored-key.ts';
import { useWorkspace } from '#workspace/react/use-workspace.ts';

interface RenameDialogProps {
  /** The key that gets another name; null where none does. */
  readonly stored: StoredKey | null;
  readonly onClose: () => void;
}

export function RenameDialog({ stored, onClose }: RenameDialogProps) {
  const workspace = useWorkspace();
  const [typed, setTyped] = useState<{ readonly of: StoredKey; readonly name: string } | null>(
    null,
  );
  const name = typed?.of === stored ? (typed?.name ?? '') : (stored?.name ?? '');
  const isNamed = name.trim() !== '';
  const rename = () => {
    if (stored === null || !isNamed) return;
    void workspace?.keys.rename(stored.id, name.trim());
    onClose();
  };
  return (
    <Dialog
      title="Rename the key"
      isOpen={stored !== null}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" disabled={!isNamed} onClick={rename}>
            Rename
          </Button>
        </>
      }
    >
      <TextField
        label="New name"
        hint="Only here: its kid stays as it is."
        value={name}
        onChange={(text) => setTyped(stored === null ? null : { of: stored, name: text })}
        onKeyDown={({ key }) => {
          if (key === 'Enter') rename();
        }}
      />
    </Dialog>
  );
}
