import { t } from '@lingui/core/macro';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronDown12Regular, ChevronRight12Regular } from '@fluentui/react-icons';
import { bareSign } from '../look/bare-button.ts';
import { below } from '../look/type.ts';
import type { TreeRules } from './table-columns.ts';

/** How much deeper each level stands, in px. */
const step = 20;
/** The same on a phone, where each takes from the name; what has nothing below it stands as far in as if it had. */
const [phoneStep, phoneTwist] = [12, 38];

const useStyles = makeStyles({
  twist: {
    ...bareSign,
    display: 'inline-grid',
    placeItems: 'center',
    width: '24px',
    height: '24px',
    marginLeft: '-6px',
    padding: 0,
    verticalAlign: 'middle',
    color: tokens.colorNeutralForeground2,
    [below.phone]: { width: '44px', height: '44px' },
  },
  // As high as a finger needs, without making the line so.
  alone: { flexShrink: 0, marginTop: '-12px', marginBottom: '-12px' },
  leaf: { visibility: 'hidden' },
});

/** What a row of a tree says of its place. */
export function treeAttributes<Row>(tree: TreeRules<Row>, row: Row, id: string) {
  const { level, at, of, isOpen } = tree.of(row);
  return {
    tabIndex: tree.activeId === id ? 0 : -1,
    onFocus: () => tree.onActive(id),
    'aria-level': level,
    'aria-posinset': at,
    'aria-setsize': of,
    ...(isOpen === undefined ? {} : { 'aria-expanded': isOpen }),
  };
}

/** Opens and closes what is below a row. In a table the row itself tells of it and has the keys; where there are no rows it stands alone. */
export function TreeTwist<Row>({ row, tree, isAlone = false }: { row: Row; tree: TreeRules<Row>; isAlone?: boolean }) {
  const styles = useStyles();
  const { level, isOpen } = tree.of(row);
  const Arrow = isOpen === true ? ChevronDown12Regular : ChevronRight12Regular;
  const about = isAlone
    ? { 'aria-label': isOpen === true ? t`Close` : t`Open`, 'aria-expanded': isOpen }
    : { 'aria-hidden': true, tabIndex: -1 };
  if (isOpen === undefined && isAlone)
    return <span style={{ flexShrink: 0, paddingLeft: (level - 1) * phoneStep + phoneTwist - phoneStep / 2 }} />;
  return (
    <>
      <span style={{ flexShrink: 0, paddingLeft: (level - 1) * (isAlone ? phoneStep : step) }} />
      <button
        type="button"
        className={mergeClasses(styles.twist, isOpen === undefined && styles.leaf, isAlone && styles.alone)}
        onClick={() => tree.toggle(row)}
        {...about}
      >
        <Arrow />
      </button>
    </>
  );
}
