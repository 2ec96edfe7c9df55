import { t } from '@lingui/core/macro';
import { makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDown16Regular, ArrowUp16Regular } from '@fluentui/react-icons';
import { useLayoutEffect, useRef, useState, type ReactElement } from 'react';
import { PlainButton } from '../look/plain-button.tsx';
import { below, type, unseen } from '../look/type.ts';

const useStyles = makeStyles({
  panel: { ...type.data, width: '280px', maxWidth: '100%' },
  title: { ...type.subSection },
  columns: { listStyleType: 'none', padding: 0, margin: '8px 0 0', maxHeight: '60dvh', overflowY: 'auto' },
  column: { display: 'flex', alignItems: 'center', columnGap: '2px', borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  name: { flexGrow: 1, minWidth: 0, padding: '4px 0', overflowWrap: 'anywhere' },
  way: { minWidth: '28px', [below.phone]: { minWidth: '44px', minHeight: '44px' } },
  unseen,
});

type WayProps = { icon: ReactElement; label: string; by: -1 | 1; isOff: boolean; onPress: () => void };

/** It keeps the focus where there is no way further. */
function Way({ icon, label, by, isOff, onPress }: WayProps) {
  const { way } = useStyles();
  return (
    <PlainButton
      appearance="subtle"
      size="small"
      className={way}
      icon={icon}
      aria-label={label}
      title={label}
      data-by={by}
      isOff={isOff}
      onClick={onPress}
    />
  );
}

/** The columns of a list that are shown, and the way to put one of them a place to the front or to the back. */
type Ordered = {
  columns: readonly { key: string; title: string; isName?: boolean }[];
  move: (key: string, by: -1 | 1) => void;
};

/** The columns that are shown, each with the ways to put it one place further; the one with the name stays first. */
export function ColumnsOrder({ view }: { view: Ordered }) {
  const styles = useStyles();
  const list = useRef<HTMLUListElement>(null);
  const [moved, setMoved] = useState<{ key: string; by: -1 | 1 }>();
  const columns = view.columns.filter(({ isName }) => isName !== true);
  const place = columns.findIndex(({ key }) => key === moved?.key);
  // A row that changes its place in the page loses the focus.
  useLayoutEffect(() => {
    if (moved === undefined) return;
    list.current?.querySelector<HTMLElement>(`[data-column="${CSS.escape(moved.key)}"] [data-by="${moved.by}"]`)?.focus();
  }, [moved]);
  const move = (key: string, by: -1 | 1) => {
    view.move(key, by);
    setMoved({ key, by });
  };
  return (
    <div className={styles.panel}>
      <h2 className={styles.title}>{t`Order of the columns`}</h2>
      <ul ref={list} className={styles.columns}>
        {columns.map(({ key, title }, index) => (
          <li key={key} data-column={key} className={styles.column}>
            <span className={styles.name}>{title}</span>
            <Way
              icon={<ArrowUp16Regular />}
              label={t`Move ${title} to the front`}
              by={-1}
              isOff={index === 0}
              onPress={() => move(key, -1)}
            />
            <Way
              icon={<ArrowDown16Regular />}
              label={t`Move ${title} to the back`}
              by={1}
              isOff={index === columns.length - 1}
              onPress={() => move(key, 1)}
            />
          </li>
        ))}
      </ul>
      <output className={styles.unseen}>
        {moved !== undefined && place >= 0 && t`${columns[place]?.title ?? ''} is column ${place + 2} of ${columns.length + 1}.`}
      </output>
    </div>
  );
}
