import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { nextRuns } from '@esan/domain';
import { useAzureMoment } from '../../api/azure-time.ts';
import { Time } from '../../ui/time/time.tsx';
import { planVolumesWords, type BackupPlan, type PlannedRow } from '../plan/plan.ts';
import { snapshotGroups, usePolicy } from './plan-terms.ts';

/** The next backup by the policy, or the first one of what is still to be protected. */
function NextBackup({ plan, isFirst }: { plan: BackupPlan; isFirst: boolean }) {
  const { policy, asOf } = usePolicy(plan);
  const now = useAzureMoment(asOf);
  const [next] = policy === undefined || policy.terms === null ? [] : nextRuns(policy.terms.schedule, now, 1);
  if (next === undefined) return isFirst ? t`The first backup runs by the policy.` : t`The next backup runs by the policy.`;
  const at = <Time at={next} asOf={now} as="moment" />;
  return isFirst ? <Trans>The first backup runs {at}.</Trans> : <Trans>The next backup runs {at}.</Trans>;
}

type Props = {
  plan: BackupPlan;
  /** Its volumes that are not protected just so already. */
  left: readonly PlannedRow[];
  isOneRun: boolean;
};

/** What comes of the press, and of the policy afterwards. */
export function WhatHappens({ plan, left, isOneRun }: Props) {
  const what = planVolumesWords(left);
  const { vault } = plan.vault;
  return (
    <ol>
      {left.length === 0 ? (
        <li>
          {plural(plan.rows.length, {
            one: 'Nothing is left to do: the volume is protected.',
            other: 'Nothing is left to do: the volumes are protected.',
          })}
        </li>
      ) : (
        <li>
          {isOneRun
            ? t`Azure adds ${what} to the vault ${vault}, and goes on with that when you close the browser.`
            : t`Azure adds ${what} to the vault ${vault}.`}{' '}
          {left.length === 1
            ? t`This takes a minute or two and does not touch the volume or its hosts.`
            : t`This takes some minutes and does not touch the volumes or their hosts.`}
        </li>
      )}
      <li>
        <NextBackup plan={plan} isFirst={left.length > 0} /> {t`You can take one at once with Back up now.`}
      </li>
      <li>
        <Trans>Each backup adds one restore point, a snapshot in {snapshotGroups(plan)}. Azure expires it by the policy.</Trans>
      </li>
    </ol>
  );
}
