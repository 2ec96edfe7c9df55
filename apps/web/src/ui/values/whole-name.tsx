import { makeStyles } from '@fluentui/react-components';

const useStyles = makeStyles({ name: { whiteSpace: 'normal', overflowWrap: 'anywhere' } });

/** A volume's name in full, on two lines if need be: names of one set often differ only at their end. */
export function WholeName({ children }: { children: string }) {
  return <span className={useStyles().name}>{children}</span>;
}
