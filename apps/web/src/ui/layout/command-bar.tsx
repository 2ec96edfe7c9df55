import { t } from '@lingui/core/macro';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { MoreHorizontal20Regular } from '@fluentui/react-icons';
import { useLayoutEffect, useRef, type ReactElement, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { ActionButton, LinkButton } from './button.tsx';
import { useIsBelow } from '../look/media.ts';
import { PlainButton } from '../look/plain-button.tsx';
import { below, inHighContrast, type } from '../look/type.ts';
import { MenuButton } from '../opened/menu.tsx';

/** Something one can do here: a press, or a place to go. With `because` it is off and says why. */
export type Command = { key: string; label: string; icon: ReactElement; because?: string | undefined; busy?: boolean } & (
  | { onPress: () => void; to?: never }
  | { to: string; onPress?: never }
);

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    alignItems: 'center',
    minHeight: '44px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    // Within a step of a wizard; a page keeps the bar apart.
    ':not(:last-child)': { marginBottom: '12px' },
  },
  // The first icon stands under the title, the padding of its button outside; not where the button has a frame.
  commands: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '4px',
    marginLeft: '-9px',
    whiteSpace: 'nowrap',
    [inHighContrast]: { marginLeft: 0 },
    // One line: where two do not fit, the words of the second take two lines within its button.
    [below.phone]: {
      flexWrap: 'nowrap',
      whiteSpace: 'normal',
      '& > button, & > a': { minWidth: 'min-content', textAlign: 'left' },
      '& > :nth-child(2)': { flexShrink: 1000 },
    },
  },
  // On a phone the words take a line of their own, above what can be done.
  selecting: { backgroundColor: 'var(--s-work)', borderRadius: '4px', [below.phone]: { flexWrap: 'wrap', padding: '8px 4px 4px 3px' } },
  selected: { ...type.data, fontWeight: 600, padding: '0 12px', [below.phone]: { width: '100%', padding: '0 9px' } },
  besideWords: { marginLeft: 0 },
  end: { marginLeft: 'auto' },
});

function CommandButton({ command }: { command: Command }) {
  const look = { appearance: 'subtle', size: 'small', icon: command.icon, children: command.label } as const;
  const navigate = useNavigate();
  if (command.to !== undefined && command.because === undefined) return <LinkButton {...look} to={command.to} />;
  const go = command.onPress ?? (() => void navigate(command.to));
  return <ActionButton {...look} onPress={go} because={command.because} busy={command.busy} />;
}

function MoreCommands({ commands }: { commands: readonly Command[] }) {
  const navigate = useNavigate();
  return (
    <MenuButton
      renderButton={(opens) => (
        <PlainButton appearance="subtle" size="small" icon={<MoreHorizontal20Regular />} aria-label={t`More commands`} {...opens} />
      )}
      acts={commands.map(({ key, label, icon, because, onPress, to }) => ({
        key,
        label,
        icon,
        because,
        onPress: onPress ?? (() => void navigate(to)),
      }))}
    />
  );
}

type Props = {
  commands: readonly Command[];
  end?: ReactNode;
  /** What is selected in the list below: the commands are about it. */
  selection?: { words: string; onClear: () => void };
};

/** While something is selected the bar stays in sight; what else stays there keeps clear of it. */
function useStuckHeight(isOn: boolean) {
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = bar;
    if (!isOn || current === null) return undefined;
    const root = document.documentElement.style;
    const tell = () => root.setProperty('--stuck', `${current.offsetHeight}px`);
    tell();
    const watch = new ResizeObserver(tell);
    watch.observe(current);
    return () => {
      watch.disconnect();
      root.removeProperty('--stuck');
    };
  }, [isOn]);
  return bar;
}

/** What can be done on this page. While something is selected it stays in sight. On a phone the first two stay and the rest move to a menu. */
export function CommandBar({ commands, end, selection }: Props) {
  const styles = useStyles();
  const isPhone = useIsBelow('phone');
  const bar = useStuckHeight(selection !== undefined);
  const clear = () => {
    // The button goes; the keys go on at the commands.
    bar.current?.querySelector<HTMLElement>('a, button')?.focus();
    selection?.onClear();
  };
  const shown = isPhone ? commands.slice(0, 2) : commands;
  const rest = commands.slice(shown.length);
  return (
    <div
      ref={bar}
      className={mergeClasses(styles.bar, selection !== undefined && styles.selecting)}
      role="toolbar"
      aria-label={t`Commands`}
      {...(selection === undefined ? {} : { 'data-selecting': true })}
    >
      {selection !== undefined && <output className={styles.selected}>{selection.words}</output>}
      <div className={mergeClasses(styles.commands, selection !== undefined && styles.besideWords)}>
        {shown.map((command) => (
          <CommandButton key={command.key} command={command} />
        ))}
        {rest.length > 0 && <MoreCommands commands={rest} />}
      </div>
      {end !== undefined && <div className={styles.end}>{end}</div>}
      {selection !== undefined && (
        <div className={styles.end}>
          <ActionButton appearance="subtle" size="small" onPress={clear}>
            {t`Clear selection`}
          </ActionButton>
        </div>
      )}
    </div>
  );
}
