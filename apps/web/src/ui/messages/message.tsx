import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Filled, ErrorCircle16Filled, Info16Filled, Warning16Filled } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { DismissButton } from '../layout/button.tsx';
import { below, onPaper, type } from '../look/type.ts';

const icons = { info: Info16Filled, good: CheckmarkCircle16Filled, warn: Warning16Filled, bad: ErrorCircle16Filled } as const;

const useStyles = makeStyles({
  message: {
    ...type.data,
    display: 'flex',
    // The first line stands in the middle of what can be pressed beside it.
    alignItems: 'baseline',
    columnGap: '12px',
    padding: '12px 16px',
    borderRadius: '8px',
    margin: '8px 0 16px',
    ':first-child': { marginTop: 0 },
    // Invisible, but drawn in forced colours, where the tint is gone.
    border: '1px solid transparent',
  },
  icon: { display: 'flex', width: '16px', height: '20px', alignItems: 'center', flexShrink: 0, '::before': { content: '"\\200b"' } },
  // What can be done stands beside the text where both have room, else below it.
  parts: { display: 'flex', alignItems: 'baseline', flexWrap: 'wrap', flexGrow: 1, minWidth: 0, columnGap: '12px', rowGap: '8px' },
  info: { backgroundColor: tokens.colorNeutralBackground2 },
  infoIcon: { color: tokens.colorBrandForeground1 },
  good: { backgroundColor: 'var(--s-good)' },
  goodIcon: { color: 'var(--good)' },
  warn: { backgroundColor: 'var(--s-warn)' },
  warnIcon: { color: 'var(--warn)' },
  bad: { backgroundColor: 'var(--s-bad)' },
  badIcon: { color: 'var(--bad)' },
  title: { fontWeight: 600 },
  body: {
    flexGrow: 1,
    flexShrink: 1,
    flexBasis: '280px',
    minWidth: 0,
    [below.phone]: { flexBasis: '100%' },
    overflowWrap: 'anywhere',
    color: tokens.colorNeutralForeground2,
  },
  titled: { color: tokens.colorNeutralForeground1 },
  actions: {
    display: 'flex',
    columnGap: '8px',
    alignItems: 'center',
    alignSelf: 'start',
    flexWrap: 'wrap',
    rowGap: '8px',
    ':empty': { display: 'none' },
    // Nothing can be pressed there.
    [onPaper]: { display: 'none' },
  },
  close: { flexShrink: 0, alignSelf: 'flex-start' },
});

type Props = {
  tone: keyof typeof icons;
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** Puts the message away once it has been read. */
  onClose?: (() => void) | undefined;
};

/** A tinted block: what happened in bold, then what it means, then what can be done. */
export function Message({ tone, title, children, actions, onClose }: Props) {
  const styles = useStyles();
  const Icon = icons[tone];
  return (
    <div role={tone === 'bad' ? 'alert' : 'note'} className={mergeClasses(styles.message, styles[tone])}>
      <span className={mergeClasses(styles.icon, styles[`${tone}Icon`])}>
        <Icon aria-hidden />
      </span>
      <div className={styles.parts}>
        <div className={styles.body}>
          {title !== undefined && <p className={mergeClasses(styles.title, styles.titled)}>{title}</p>}
          {children}
        </div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
      {onClose !== undefined && (
        <div className={styles.close}>
          <DismissButton onPress={onClose} />
        </div>
      )}
    </div>
  );
}
