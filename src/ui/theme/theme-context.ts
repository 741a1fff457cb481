import { createContext } from 'react';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** The chosen theme and the way to choose; given by the app, which keeps it. */
export interface ThemeChoice {
  readonly theme: Theme;
  readonly choose: (theme: Theme) => void;
}

export const ThemeContext = createContext<ThemeChoice>({ theme: 'system', choose: () => {} });
