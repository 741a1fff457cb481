import { use } from 'react';
import { Card } from '#ui/card/card.tsx';
import { type Theme, ThemeContext, themes } from '#ui/theme/theme-context.ts';
import styles from './settings.module.css';

const labels: Record<Theme, string> = {
  system: 'As the system',
  light: 'Light',
  dark: 'Dark',
};

export function ThemeCard() {
  const { theme, choose } = use(ThemeContext);
  return (
    <Card title="Theme">
      <fieldset className={styles['choices']}>
        <legend>Theme</legend>
        {themes.map((one) => (
          <label key={one}>
            <input type="radio" name="theme" checked={theme === one} onChange={() => choose(one)} />
            {labels[one]}
          </label>
        ))}
      </fieldset>
    </Card>
  );
}
