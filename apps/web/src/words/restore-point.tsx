import type { RestorePoint } from '@esan/domain';
import { makeStyles, tokens } from '@fluentui/react-components';
import { StateWord } from '../ui/state-word.tsx';
import { Time } from '../ui/time.tsx';
import { type } from '../ui/type.ts';

const useStyles = makeStyles({
  aside: { ...type.caption, color: tokens.colorNeutralForeground3, marginLeft: '6px' },
});

/** Whether a restore point is whole. */
export function PointState({ state }: { state: RestorePoint['state'] }) {
  return state === 'complete' ? <StateWord tone="good">Complete</StateWord> : <StateWord tone="attention">Partial</StateWord>;
}

/** The same in a sentence: "expires 21 Nov, 22:03", "kept for ever"; undefined where it is not known. */
export function PointEnd({ expires, asOf }: { expires: RestorePoint['expires']; asOf: string }) {
  if (expires === 'never') return <>kept for ever</>;
  return (
    <>
      expires <PointExpiry expires={expires} asOf={asOf} />
    </>
  );
}

/** When a restore point expires; says so where the portal has computed it from the policy. */
export function PointExpiry({ expires, asOf }: { expires: RestorePoint['expires']; asOf: string }) {
  const styles = useStyles();
  if (expires === null) return <>–</>;
  if (expires === 'never') return <>Kept for ever</>;
  return (
    <>
      <Time at={expires.at} asOf={asOf} as="moment" />
      {expires.computed && (
        <span className={styles.aside} title="Azure gives no expiry for this point; it is the policy's retention after the point's time.">
          computed
        </span>
      )}
    </>
  );
}
