import { type KeyboardEvent, useCallback, useState } from 'react';
import { useNavigate } from 'react-router';
import { paths } from '#app/paths.ts';
import { Button } from '#ui/button/button.tsx';
import { Card } from '#ui/card/card.tsx';
import { TextAreaField } from '#ui/field/text-area-field.tsx';
import styles from './home-page.module.css';

/** The token goes to the inspector in memory, never by the address bar. */
export function PasteToken() {
  const navigate = useNavigate();
  const [token, setToken] = useState('');
  // What was typed before the scripts arrived is in the box, but in no event.
  const readTyped = useCallback((box: HTMLTextAreaElement | null) => {
    if (box !== null && box.value !== '') setToken(box.value);
  }, []);
  const text = token.trim();
  const open = () => {
    if (text !== '') void navigate(paths.inspect, { state: { token: text } });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    open();
  };
  return (
    <Card title="Look into a token" about="Decoded and checked here; it is sent nowhere.">
      <TextAreaField
        label="Paste a token"
        hint="A JWT, a Bearer header, or a URL or JSON that holds one. Enter opens it in the inspector."
        rows={5}
        ref={readTyped}
        value={token}
        onChange={setToken}
        onKeyDown={onKeyDown}
      />
      <div className={styles['actions']}>
        <Button kind="primary" disabled={text === ''} onClick={open}>
          Open in the inspector
        </Button>
      </div>
    </Card>
  );
}
