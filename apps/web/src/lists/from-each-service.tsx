import { t } from '@lingui/core/macro';
import { standingOf, type Health, type ProtectionState } from '@esan/domain';
import { makeStyles, tokens } from '@fluentui/react-components';
import { type } from '../ui/look/type.ts';

const useStyles = makeStyles({ note: { ...type.caption, color: tokens.colorNeutralForeground3, margin: '0 0 8px' } });

type Protection = { state: ProtectionState; health: Health };
type Row = Partial<Protection> & { protection?: Partial<Protection> };

/** Whether nothing is known of how the backups of a row go that is protected. */
function isUntold({ protection, state = protection?.state, health = protection?.health }: Row): boolean {
  return state !== undefined && health !== undefined && standingOf({ state, health }) === 'not-known';
}

type Props = {
  from: 'resource-graph' | 'each-service' | undefined;
  items?: readonly object[] | undefined;
};

/** Says quietly that a list did not come from one query of Azure Resource Graph, and what it does not tell then; nothing where it did, or has only one way. */
export function FromEachService({ from, items = [] }: Props) {
  const styles = useStyles();
  if (from !== 'each-service') return null;
  return (
    <p className={styles.note}>
      {items.some(isUntold)
        ? t`This list was read from each service instead of Azure Resource Graph, which takes longer and does not tell how the backups of a vault with more than 20 items go. The page of an item does.`
        : t`This list was read from each service instead of Azure Resource Graph, which takes longer.`}
    </p>
  );
}
