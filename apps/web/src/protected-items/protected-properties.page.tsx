import { t } from '@lingui/core/macro';
import { api } from '@esan/contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { q } from '../api/query.ts';
import { useInstancePlace } from '../links/route-places.ts';
import { CopyText } from '../ui/values/copy-text.tsx';
import { Essentials } from '../ui/layout/essentials.tsx';
import { WhatWasDone } from './what-was-done.tsx';

/** The ids behind a protected item, to copy, and what was done to it. */
export function ProtectedPropertiesTab() {
  const place = useInstancePlace();
  const { item, asOf } = useSuspenseQuery(q(api.getBackupInstance, { params: place })).data;
  const ids: [label: string, id: string][] = [
    [t`Instance name`, item.name],
    [t`Instance ID`, item.id],
    [t`Volume ID`, item.volumeId],
    [t`Volume group ID`, item.groupId],
    [t`Elastic SAN ID`, item.sanId],
    [t`Policy ID`, item.policyId],
    [t`Snapshot group ID`, item.snapshotGroupId],
    [t`Subscription ID`, item.subscriptionId],
  ];
  return (
    <>
      <Essentials
        layout="single"
        facts={ids.map(([label, id]) => ({ label, value: <CopyText key={label} text={id} label={label} />, isLong: true }))}
      />
      <WhatWasDone of={place} asOf={asOf} />
    </>
  );
}
