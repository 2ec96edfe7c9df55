import { makeStyles, tokens } from '@fluentui/react-components';
import { onPaper, type, unseen, whereLow } from '../look/type.ts';

/** Heights in px that the virtualiser counts on. */
export const rowHeights = { comfortable: 36, compact: 28 } as const;

/** The usual height of an item on a phone, until it has been measured. */
export const itemHeight = 59;

/** The looks of a table. */
export const useTableStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'separate', borderSpacing: 0, tableLayout: 'fixed', ...type.data },
  head: {
    ...type.caption,
    fontWeight: 600,
    position: 'sticky',
    top: 'calc(var(--top) + var(--stuck))',
    zIndex: 2,
    height: '32px',
    padding: '0 10px',
    textAlign: 'left',
    whiteSpace: 'nowrap',
    overflowX: 'clip',
    textOverflow: 'ellipsis',
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [whereLow]: { position: 'static' },
    [onPaper]: { position: 'static', padding: '0 6px', whiteSpace: 'normal' },
  },
  // The line of the footer stands there instead.
  footed: { '& tbody > tr:last-child > td': { borderBottom: 'none' } },
  numeric: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
  mark: { textAlign: 'center' },
  sortButton: {
    font: 'inherit',
    color: 'inherit',
    background: 'none',
    border: 'none',
    padding: 0,
    height: '31px',
    cursor: 'pointer',
    display: 'inline-flex',
    alignItems: 'center',
    columnGap: '4px',
    maxWidth: '100%',
    ':hover': { color: tokens.colorNeutralForeground1 },
  },
  zone: { fontWeight: 400, color: tokens.colorNeutralForeground3 },
  sortTitle: { overflowX: 'clip', textOverflow: 'ellipsis' },
  sortArrow: { flexShrink: 0 },
  cell: {
    height: 'var(--row-height)',
    padding: '0 10px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    overflowX: 'clip',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    // Nothing is cut where nothing can be opened.
    [onPaper]: { height: 'auto', padding: '3px 6px', whiteSpace: 'normal', overflowWrap: 'anywhere', overflowX: 'visible' },
  },
  onPaper: { display: 'none', [onPaper]: { display: 'inline' } },
  row: { [onPaper]: { breakInside: 'avoid' }, scrollMarginTop: '40px', scrollMarginBottom: '48px' },
  pressable: { cursor: 'pointer', ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover } },
  isOpen: { backgroundColor: tokens.colorSubtleBackgroundSelected, ':hover': { backgroundColor: tokens.colorSubtleBackgroundSelected } },
  isSelected: { backgroundColor: 'var(--s-work)', ':hover': { backgroundColor: 'var(--s-work)' } },
  attention: { boxShadow: 'inset 3px 0 0 var(--v-warn)' },
  blocked: { color: tokens.colorNeutralForeground3 },
  name: { fontWeight: 600 },
  // A second line of a name begins where the first does, not below what opens the row.
  besideTwist: { display: 'flex', alignItems: 'center' },
  ownLines: { minWidth: 0 },
  nameLink: { color: 'inherit', textDecorationLine: 'none', ':hover': { textDecorationLine: 'underline' } },
  dash: { color: tokens.colorNeutralForeground3 },
  boxCell: { textOverflow: 'clip', lineHeight: 0, [onPaper]: { visibility: 'hidden' } },
  room: { containerType: 'inline-size' },
  hide560: { '@container (max-width: 559px)': { display: 'none' } },
  hide760: { '@container (max-width: 759px)': { display: 'none' } },
  hide1120: { '@container (max-width: 1119px)': { display: 'none' } },
  hide960: { '@container (max-width: 959px)': { display: 'none' } },
  foot: {
    ...type.caption,
    position: 'sticky',
    bottom: 'calc(var(--bottom) + var(--form-foot))',
    zIndex: 2,
    minHeight: '40px',
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: '24px',
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground2,
    [whereLow]: { position: 'static' },
    [onPaper]: { position: 'static' },
  },
  items: { listStyleType: 'none', padding: 0, borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  item: {
    ...type.data,
    display: 'flex',
    columnGap: '12px',
    padding: '10px 8px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  unseen,
  itemBox: { display: 'grid', placeItems: 'center', '& input': { width: '24px', height: '24px' } },
  itemLines: { flexGrow: 1, minWidth: 0 },
  // What does not stand whole beside the name goes below it: no name is parted for a state.
  line: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', columnGap: '16px', minWidth: 0 },
  lineStart: { overflowWrap: 'anywhere', minWidth: 0, flexGrow: 1 },
  // A state among them goes on in the next line as they do, and has its comma behind its last word.
  details: {
    overflowWrap: 'break-word',
    flexBasis: 'min-content',
    '& [data-state]': { display: 'inline' },
    '& [data-state] svg': { marginRight: '7px', verticalAlign: 'text-bottom' },
  },
  lineEnd: { maxWidth: '100%', marginLeft: 'auto' },
  // Numbers, and beside them what can be pressed: no comma stands between the two.
  // What is not there takes no room, so that the line ends where the one above does.
  ends: { display: 'flex', alignItems: 'baseline', columnGap: '12px', '& > :empty': { display: 'none' } },
  second: { ...type.caption, lineHeight: '18px', color: tokens.colorNeutralForeground3 },
  detail: { ':not(:last-child)::after': { content: '", "' } },
});
