import { makeStyles, tokens } from '@fluentui/react-components';
import { type } from '../ui/look/type.ts';

const useStyles = makeStyles({ note: { ...type.caption, color: tokens.colorNeutralForeground3, margin: '0 0 8px' } });

/** Says quietly that a list did not come from one query of Azure Resource Graph; nothing where it did, or has only one way. */
export function FromEachService({ from }: { from: 'resource-graph' | 'each-service' | undefined }) {
  const styles = useStyles();
  if (from !== 'each-service') return null;
  return <p className={styles.note}>This list was read from each service instead of Azure Resource Graph, which takes longer.</p>;
}
