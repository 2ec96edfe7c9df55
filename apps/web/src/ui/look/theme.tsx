import { FluentProvider, teamsHighContrastTheme, webDarkTheme, webLightTheme, type Theme } from '@fluentui/react-components';
import { useEffect, useLayoutEffect, useSyncExternalStore, type ReactNode } from 'react';
import type { Choices } from '../../settings/choices.ts';
import { followOtherTabs, useChosen } from '../../settings/chosen.ts';

// The values live in theme.css, which also paints the page before any script has arrived.
const ours: Partial<Theme> = {
  fontFamilyBase: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  colorNeutralBackground1: 'var(--surface)',
  colorNeutralBackground1Hover: 'var(--hover)',
  colorNeutralBackground1Pressed: 'var(--selected)',
  colorNeutralBackground2: 'var(--chrome)',
  colorNeutralForeground1: 'var(--text)',
  colorNeutralForeground2: 'var(--text-second)',
  colorNeutralForeground3: 'var(--text-quiet)',
  colorNeutralForeground4: 'var(--text-quiet)',
  colorNeutralStroke1: 'var(--control-edge)',
  colorNeutralStroke2: 'var(--hairline)',
  colorNeutralStroke3: 'var(--row-line)',
  colorNeutralStrokeAccessible: 'var(--control-line)',
  colorSubtleBackgroundHover: 'var(--hover)',
  colorSubtleBackgroundPressed: 'var(--selected)',
  colorSubtleBackgroundSelected: 'var(--selected)',
  colorBrandForeground1: 'var(--accent)',
  colorStrokeFocus2: 'var(--accent)',
};
const themes: Record<'light' | 'dark' | 'contrast', Theme> = {
  light: { ...webLightTheme, ...ours },
  dark: { ...webDarkTheme, ...ours },
  contrast: { ...teamsHighContrastTheme, ...ours },
};

const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');
const onChange = (changed: () => void) => {
  prefersDark.addEventListener('change', changed);
  return () => prefersDark.removeEventListener('change', changed);
};

/** What `look.js` has set before the page was painted, kept true while it stands. */
function show({ theme, density }: Pick<Choices, 'theme' | 'density'>): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset['theme'];
  else dataset['theme'] = theme;
  if (density === 'comfortable') delete dataset['density'];
  else dataset['density'] = density;
}

/** Fluent in the portal's colours: those that the person has chosen, or the system's, which it follows while it runs. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const isDark = useSyncExternalStore(onChange, () => prefersDark.matches);
  const { theme, density } = useChosen();
  useLayoutEffect(() => show({ theme, density }), [theme, density]);
  useEffect(followOtherTabs, []);
  const system = isDark ? 'dark' : 'light';
  return <FluentProvider theme={themes[theme === 'system' ? system : theme]}>{children}</FluentProvider>;
}
