import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  ArrowSync16Filled,
  CheckmarkCircle16Regular,
  Circle16Regular,
  DismissCircle16Filled,
  Warning16Filled,
  type FluentIcon,
} from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { type } from '../look/type.ts';

/** What a colour may mean. */
export type Tone = 'good' | 'attention' | 'bad' | 'working' | 'quiet';

const icons: Record<Tone, FluentIcon> = {
  good: CheckmarkCircle16Regular,
  attention: Warning16Filled,
  bad: DismissCircle16Filled,
  working: ArrowSync16Filled,
  quiet: Circle16Regular,
};

const useStyles = makeStyles({
  state: { ...type.data, display: 'inline-flex', alignItems: 'center', columnGap: '7px', verticalAlign: 'middle' },
  // In a cell of a table, where nothing else does; the icon stands at the first line.
  wraps: { whiteSpace: 'normal', alignItems: 'flex-start', '& > svg': { marginTop: '2px' } },
  icon: { flexShrink: 0 },
  good: { color: 'var(--good)' },
  attention: { color: 'var(--warn)' },
  bad: { color: 'var(--bad)' },
  working: { color: tokens.colorBrandForeground1 },
  quiet: { color: tokens.colorNeutralForeground3 },
  quietWord: { color: tokens.colorNeutralForeground2 },
  turning: {
    animationName: { from: { transform: 'rotate(0deg)' }, to: { transform: 'rotate(360deg)' } },
    animationDuration: '1.2s',
    animationTimingFunction: 'linear',
    animationIterationCount: 'infinite',
    '@media (prefers-reduced-motion: reduce)': { animationName: 'none' },
  },
});

/** The icon of a tone, alone: only where the word stands right beside it. */
export function ToneIcon({ tone, icon }: { tone: Tone; icon?: FluentIcon | undefined }) {
  const styles = useStyles();
  const Icon = icon ?? icons[tone];
  return <Icon aria-hidden className={mergeClasses(styles.icon, styles[tone], tone === 'working' && styles.turning)} />;
}

/** A state: icon, colour and word, never one without the others. */
export function StateWord({
  tone,
  icon,
  wraps = false,
  children,
}: {
  tone: Tone;
  icon?: FluentIcon;
  wraps?: boolean;
  children: ReactNode;
}) {
  const styles = useStyles();
  return (
    <span data-state className={mergeClasses(styles.state, wraps && styles.wraps)}>
      <ToneIcon tone={tone} icon={icon} />
      <span className={mergeClasses(tone === 'bad' && styles.bad, tone === 'quiet' && styles.quietWord)}>{children}</span>
    </span>
  );
}
