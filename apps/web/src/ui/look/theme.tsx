import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useLayoutEffect, type ReactNode } from 'react';
import type { Choices } from '../../settings/choices.ts';
import { followOtherTabs, useChosen } from '../../settings/chosen.ts';

/** What `look.js` has set before the page was painted, kept true while it stands. */
function show({ theme, density }: Pick<Choices, 'theme' | 'density'>): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset['theme'];
  else dataset['theme'] = theme;
  if (density === 'comfortable') delete dataset['density'];
  else dataset['density'] = density;
}

const useStyles = makeStyles({
  look: {
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightRegular,
    lineHeight: tokens.lineHeightBase300,
    textAlign: 'left',
  },
});

function mark({ target }: Event, isOn: boolean): void {
  if (target instanceof Element) target.toggleAttribute('data-fui-focus-visible', isOn && target.matches(':focus-visible'));
}

/** Fluent draws the focus of what bears this mark; where it is drawn, the browser knows best. */
function markFocus(): () => void {
  const ended = new AbortController();
  document.addEventListener('focusin', (event) => mark(event, true), ended);
  document.addEventListener('focusout', (event) => mark(event, false), ended);
  return () => ended.abort();
}

/** The portal's look: what the person has chosen, or the system's, which the style sheet follows. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const { theme, density } = useChosen();
  useLayoutEffect(() => show({ theme, density }), [theme, density]);
  useEffect(followOtherTabs, []);
  useEffect(markFocus, []);
  return (
    <div className={useStyles().look} dir="ltr">
      {children}
    </div>
  );
}
