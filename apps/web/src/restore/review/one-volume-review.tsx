import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { nameOf, parentIdOf, volumePlaceOf } from '@esan/domain';
import { useSubscriptionName } from '../../api/subscription-name.ts';
import { Essentials } from '../../ui/layout/essentials.tsx';
import { Section } from '../../ui/layout/page.tsx';
import { Message } from '../../ui/messages/message.tsx';
import { Time } from '../../ui/time/time.tsx';
import { sizeWords } from '../../ui/values/number-words.ts';
import { Size } from '../../ui/values/size.tsx';
import { regionWords } from '../../words/regions.ts';
import { PointState } from '../../words/restore-point.tsx';
import { useInstance, useSourceSentence, type SetItem } from '../plan/restore-set.ts';
import type { RestoreRow } from '../plan/rows.ts';

function From({ item, row, asOf }: { item: SetItem; row: RestoreRow; asOf: string }) {
  const { point, volumeName, sourceGroupId, san, sizeGiB } = row;
  return (
    <Section title={t`Restore point`}>
      <Essentials
        layout="single"
        facts={[
          { label: t`Volume`, value: t`${volumeName} in ${nameOf(sourceGroupId)}, ${san}` },
          {
            label: t`Time`,
            value:
              point === null ? undefined : (
                <>
                  <Time at={point.time} asOf={asOf} as="moment" />, <Time at={point.time} asOf={asOf} />
                </>
              ),
          },
          { label: t`State`, value: point === null ? undefined : <PointState of={point} /> },
          { label: t`Size`, value: sizeGiB === null ? undefined : <Size giB={sizeGiB} /> },
          { label: t`Vault`, value: t`${item.place.vault} in ${item.place.resourceGroup}` },
        ]}
      />
    </Section>
  );
}

function Into({ groupId, name, region }: Pick<RestoreRow, 'groupId' | 'name' | 'region'>) {
  const at = volumePlaceOf(`${groupId}/volumes/${name}`);
  const nameOfSubscription = useSubscriptionName();
  return (
    <Section title={t`New volume`}>
      <Essentials
        layout="single"
        facts={[
          { label: t`Name`, value: <strong>{name}</strong> },
          { label: t`Volume group`, value: at?.group },
          { label: 'Elastic SAN', value: at?.san },
          { label: t`Resource group`, value: at?.resourceGroup },
          { label: t`Subscription`, value: at === undefined ? undefined : nameOfSubscription(at.subscriptionId) },
          { label: t`Region`, value: region === '' ? undefined : regionWords(region) },
        ]}
      />
    </Section>
  );
}

type Props = {
  item: SetItem;
  row: Pick<RestoreRow, 'groupId' | 'name' | 'region' | 'sizeGiB'>;
  from: RestoreRow | undefined;
  asOf: string;
};

/** Point, time and full target of a single volume; without a plan what the address says. */
export function OneVolumeReview({ item, row, from, asOf }: Props) {
  const { item: instance } = useInstance(item.place);
  const source = useSourceSentence(instance);
  const san = nameOf(parentIdOf(row.groupId));
  const takes = row.sizeGiB === null ? t`as much of ${san} as its source` : t`${sizeWords(row.sizeGiB)} of ${san}`;
  return (
    <>
      <Message tone="info" title={t`Azure Backup makes the volume ${row.name} from this point.`}>
        <Trans>
          Nothing is overwritten. {source} The new volume takes {takes}; connect hosts to it when the restore is done.
        </Trans>
      </Message>
      {from !== undefined && <From item={item} row={from} asOf={asOf} />}
      <Into {...row} region={row.region === '' ? instance.region : row.region} />
    </>
  );
}
