import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { RestorePoint } from '@esan/domain';
import { makeStyles, tokens } from '@fluentui/react-components';
import { QuestionCircle16Regular } from '@fluentui/react-icons';
import { AzureWithin } from '../ui/messages/azure-words.tsx';
import { StateWord } from '../ui/values/state-word.tsx';
import { ageWords, exactWords, momentWords } from '../ui/time/time-words.ts';
import { Time } from '../ui/time/time.tsx';
import { type } from '../ui/look/type.ts';

const useStyles = makeStyles({
  aside: { ...type.caption, color: tokens.colorNeutralForeground3, marginLeft: '6px' },
});

/** The state of a restore point, as far as it is known. */
type Stated = Pick<RestorePoint, 'state' | 'unknownState'>;

/** Whether a restore point is whole, in a word; a state that nobody knew is Azure's own word. */
export const pointStateWords = ({ state, unknownState = 'none' }: Stated): string =>
  state === 'unknown' ? t`Unknown state: ${unknownState}` : { complete: t`Complete`, partial: t`Partial` }[state];

/** Whether a restore point is whole. */
export function PointState({ of }: { of: Stated }) {
  const words = pointStateWords(of);
  if (of.state === 'complete') return <StateWord tone="good">{words}</StateWord>;
  if (of.state === 'partial') return <StateWord tone="attention">{words}</StateWord>;
  return (
    <StateWord tone="attention" icon={QuestionCircle16Regular} wraps>
      <AzureWithin words={words} azures={[of.unknownState ?? '']} />
    </StateWord>
  );
}

/** The end of a restore point that has passed although the point is still there. */
export const overdueSince = (expires: RestorePoint['expires'], asOf: string): string | undefined =>
  expires !== null && expires !== 'never' && Date.parse(expires.at) <= Date.parse(asOf) ? expires.at : undefined;

/** What most likely keeps a point that should be gone. */
export const overdueReason = t`A delete lock on the resource group of the snapshots likely keeps what should be gone, or backups are stopped.`;

/** The same in a sentence: "expires 21 Nov, 22:03", "kept for ever"; undefined where it is not known. */
export function PointEnd({ expires, asOf }: { expires: RestorePoint['expires']; asOf: string }) {
  if (expires === 'never') return <>{t`kept for ever`}</>;
  const since = overdueSince(expires, asOf);
  if (since !== undefined)
    return (
      <>
        <Trans>should have expired {ageWords(since, asOf)}</Trans>
      </>
    );
  return (
    <>
      <Trans>
        expires <PointExpiry expires={expires} asOf={asOf} />
      </Trans>
    </>
  );
}

/** All that is said of when a restore point expires. */
export function expiryWords(expires: RestorePoint['expires'], asOf: string): string {
  if (expires === null) return '';
  if (expires === 'never') return t`Kept for ever`;
  const end = overdueSince(expires, asOf) === undefined ? momentWords(expires.at, asOf) : t`Overdue, ${ageWords(expires.at, asOf)}`;
  return expires.computed ? `${end} ${t`computed`}` : end;
}

/** When a restore point expires, or should have; says so where the portal has computed it from the policy. */
export function PointExpiry({ expires, asOf }: { expires: RestorePoint['expires']; asOf: string }) {
  const styles = useStyles();
  if (expires === null) return <>–</>;
  if (expires === 'never') return <>{t`Kept for ever`}</>;
  return (
    <>
      {overdueSince(expires, asOf) !== undefined ? (
        <span title={`${exactWords(expires.at)}\n${overdueReason}`}>
          <Trans>Overdue, {ageWords(expires.at, asOf)}</Trans>
        </span>
      ) : (
        <Time at={expires.at} asOf={asOf} as="moment" />
      )}
      {expires.computed && (
        <span
          className={styles.aside}
          title={t`Azure gives no expiry for this point; it is the policy's retention after the point's time.`}
        >
          {t`computed`}
        </span>
      )}
    </>
  );
}
