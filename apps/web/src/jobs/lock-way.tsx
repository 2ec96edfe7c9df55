import { t } from '@lingui/core/macro';
import { api } from '@esan/contract';
import { useQuery } from '@tanstack/react-query';
import { q } from '../api/query.ts';
import { instancePlaceOf, paths } from '../links/paths.ts';
import { LinkButton } from '../ui/layout/button.tsx';

/** Where a lock stands over an item's volume or snapshots: the way to remove it. Azure's list of locks says so, not the words of a job. */
export function LockWay({ instanceId, appearance }: { instanceId: string; appearance?: 'primary' }) {
  const place = instancePlaceOf(instanceId);
  const asked = useQuery({
    ...q(api.listItemLocks, { params: place ?? { subscriptionId: '', resourceGroup: '', vault: '', instance: '' } }),
    enabled: place !== undefined,
  });
  // Who may not read locks has the words of the job alone.
  if (asked.data === undefined || asked.data.items.length === 0) return null;
  return (
    <LinkButton size="small" {...(appearance === undefined ? {} : { appearance })} to={paths.removeLock({ instance: instanceId })}>
      {t`Remove the lock`}
    </LinkButton>
  );
}
