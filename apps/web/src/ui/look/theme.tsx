import { FluentProvider, webDarkTheme, webLightTheme, type Theme } from '@fluentui/react-components';
import { useSyncExternalStore, type ReactNode } from 'react';

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
const light: Theme = { ...webLightTheme, ...ours };
const dark: Theme = { ...webDarkTheme, ...ours };

const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');
const onChange = (changed: () => void) => {
  prefersDark.addEventListener('change', changed);
  return () => prefersDark.removeEventListener('change', changed);
};

/** Fluent in the portal's colours; follows the system between light and dark while it runs. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const isDark = useSyncExternalStore(onChange, () => prefersDark.matches);
  return <FluentProvider theme={isDark ? dark : light}>{children}</FluentProvider>;
}
