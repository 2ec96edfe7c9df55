import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ActionButton } from '../../ui/layout/button.tsx';
import { below, type } from '../../ui/look/type.ts';
import { PopUp } from '../../ui/layout/pop-up.tsx';

const useStyles = makeStyles({
  dialog: {
    width: 'min(480px, calc(100vw - 32px))',
    margin: 'auto',
    padding: '20px 24px',
    [below.phone]: { padding: '16px' },
  },
  title: { ...type.section, marginBottom: '12px' },
  table: { ...type.data, width: '100%', borderCollapse: 'collapse', marginBottom: '16px' },
  row: { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  cell: { padding: '6px 12px 6px 0', textAlign: 'left', fontWeight: 400 },
  keys: { whiteSpace: 'nowrap' },
  key: {
    ...type.caption,
    fontFamily: 'inherit',
    padding: '1px 6px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: '4px',
    whiteSpace: 'nowrap',
  },
});

const keys = [
  { keys: [t`Ctrl + K`, '⌘ + K'], does: t`Search: go to anything, start work` },
  { keys: ['/'], does: t`Go to the filter of the list` },
  { keys: ['?'], does: t`Show these keys` },
  { keys: ['↑', '↓'], does: t`Go from row to row in a table, and among results` },
  { keys: [t`Enter`], does: t`Open what is chosen` },
  { keys: [t`Ctrl + Enter`], does: t`Open what was found in a new tab` },
  { keys: [t`Esc`], does: t`Close the panel, menu or search` },
] as const;

function KeyNames({ names: [first, second] }: { names: readonly [string, string?] }) {
  const look = useStyles().key;
  if (second === undefined) return <kbd className={look}>{first}</kbd>;
  return (
    <Trans>
      <kbd className={look}>{first}</kbd> or <kbd className={look}>{second}</kbd>
    </Trans>
  );
}

/** The keys of the portal. */
export function Keys({ onClose }: { onClose: () => void }) {
  const styles = useStyles();
  return (
    <PopUp label={t`Keys`} className={styles.dialog} onClose={onClose}>
      <h2 className={styles.title}>{t`Keys`}</h2>
      <table className={styles.table}>
        <tbody>
          {keys.map((one) => (
            <tr key={one.does} className={styles.row}>
              <th scope="row" className={mergeClasses(styles.cell, styles.keys)}>
                <KeyNames names={one.keys} />
              </th>
              <td className={styles.cell}>{one.does}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ActionButton onPress={onClose}>{t`Close`}</ActionButton>
    </PopUp>
  );
}
