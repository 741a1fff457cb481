import { use } from 'react';
import { NavLink } from 'react-router';
import { type Theme, ThemeContext, themes } from '#ui/theme/theme-context.ts';
import { Brand } from './brand.tsx';
import { EnvironmentSwitcher } from './environment-switcher.tsx';
import { navigationGroups } from './navigation-groups.ts';
import styles from './rail.module.css';

/** What stands in the rail, and in the drawer on a narrow screen. */
export function Rail() {
  return (
    <div className={styles['rail']}>
      <Brand />
      <EnvironmentSwitcher />
      <nav className={styles['nav']} aria-label="Main">
        {navigationGroups.map((group) => (
          <div key={group.title}>
            <h2>{group.title}</h2>
            <ul>
              {group.links.map((link) => (
                <li key={link.to}>
                  <NavLink to={link.to} end={link.isExact === true}>
                    {link.label}
                  </NavLink>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <ThemeToggle />
    </div>
  );
}

const signs: Record<Theme, string> = { system: '◐', light: '○', dark: '●' };

function ThemeToggle() {
  const { theme, choose } = use(ThemeContext);
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
  return (
    <button
      type="button"
      className={styles['theme']}
      aria-label={`Theme: ${theme}. Switch to ${next}`}
      onClick={() => choose(next)}
    >
      <span aria-hidden="true">{signs[theme]}</span> Theme: {theme}
    </button>
  );
}
