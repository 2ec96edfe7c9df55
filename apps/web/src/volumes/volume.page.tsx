import { t } from '@lingui/core/macro';
import { api } from '@esan/contract';
import { elasticSanId, isChanging, nameOf, volumeId, type VolumeDetail, type VolumePlace, type VolumeProtection } from '@esan/domain';
import { ArrowClockwise20Regular, ShieldAdd20Regular, ShieldCheckmark20Regular } from '@fluentui/react-icons';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { q, until } from '../api/query.ts';
import { ConnectHost } from './connect-host.tsx';
import { usePace } from '../api/azure-time.ts';
import { StaleMessage } from '../lists/stale-message.tsx';
import { useSubscriptionName } from '../api/subscription-name.ts';
import { protectedItemOf } from '../links/volume-links.ts';
import { instancePlaceOf, paths } from '../links/paths.ts';
import { CommandBar, type Command } from '../ui/layout/command-bar.tsx';
import { CopyText } from '../ui/values/copy-text.tsx';
import { Essentials } from '../ui/layout/essentials.tsx';
import { Page, Section } from '../ui/layout/page.tsx';
import { Size } from '../ui/values/size.tsx';
import { TextLink } from '../ui/layout/text-link.tsx';
import { DeletedWord } from '../words/deleted.tsx';
import { volumeObstacle, VolumeProtectionWord } from '../words/protection.tsx';
import { regionWords } from '../words/regions.ts';
import { ResourceStateWord } from '../words/resource-state.tsx';
import { VolumeHistory } from './volume-history.tsx';
import { pageOfDeleted, type Deleted } from './volume-deleted.tsx';
import { ProtectionSection } from './volume-protection.tsx';

function usePlace(): VolumePlace {
  const { subscriptionId = '', resourceGroup = '', san = '', group = '', volume = '' } = useParams();
  return { subscriptionId, resourceGroup, san, group, volume };
}

const isOnline = ({ item }: { item: VolumeDetail }) => item.state !== 'working';
const isStill = ({ item }: { item: VolumeProtection }) => item.kind !== 'protected' || !isChanging(item.state);

function Facts({ volume, place }: { volume: VolumeDetail; place: VolumePlace }) {
  const nameOfSubscription = useSubscriptionName();
  return (
    <Essentials
      facts={[
        {
          label: t`State`,
          value: <ResourceStateWord of={volume} working={t`Coming online`} />,
        },
        { label: t`Size`, value: <Size giB={volume.sizeGiB} /> },
        { label: 'Elastic SAN', value: <TextLink to={paths.elasticSan(place)}>{nameOf(elasticSanId(place))}</TextLink> },
        { label: t`Volume group`, value: volume.group },
        { label: t`Region`, value: regionWords(volume.region) },
        { label: t`Resource group`, value: volume.resourceGroup },
        { label: t`Subscription`, value: nameOfSubscription(volume.subscriptionId) },
      ]}
    />
  );
}

type Shown = VolumeDetail & { protection: VolumeProtection };

function commandsFor(
  id: string,
  shown: Shown | undefined,
  { deleted, refetch }: { deleted: Deleted | undefined; refetch: () => void },
): Command[] {
  const item = shown === undefined ? undefined : (protectedItemOf(shown) ?? pageOfDeleted(deleted));
  return [
    {
      key: 'configure',
      label: t`Configure backup`,
      icon: <ShieldAdd20Regular />,
      to: paths.configureBackup('vault', { volume: id }),
      because: shown === undefined ? undefined : volumeObstacle(shown),
    },
    {
      key: 'item',
      label: deleted === undefined ? t`Open protected item` : t`Open deleted item`,
      icon: <ShieldCheckmark20Regular />,
      to: item ?? paths.protectedItems(),
      because: item === undefined ? whyNoItem(shown) : undefined,
    },
    { key: 'refresh', label: t`Refresh`, icon: <ArrowClockwise20Regular />, onPress: refetch },
  ];
}

const whyNoItem = (shown: Shown | undefined): string =>
  shown === undefined || shown.protection.kind === 'unknown'
    ? t`Whether the volume is protected is not known.`
    : t`The volume is not protected.`;

/** What was deleted can be brought back, which says more than that nothing protects the volume. */
const StateOf = ({ volume, deleted, asOf }: { volume: Shown; deleted: Deleted | undefined; asOf: string }) =>
  deleted === undefined ? <VolumeProtectionWord volume={volume} /> : <DeletedWord purgedAt={deleted.purgedAt} asOf={asOf} />;

/** One Elastic SAN volume: where it stands, what protects it, and how a host reaches it. */
export function VolumePage() {
  const place = usePlace();
  const pace = usePace();
  const asked = useSuspenseQuery({ ...q(api.getVolume, { params: place }), ...until(isOnline, pace) });
  const protection = useQuery({ ...q(api.getVolumeProtection, { params: place }), ...until(isStill, 3 * pace) });
  const volume = asked.data.item;
  const shown = protection.data === undefined ? undefined : { ...volume, protection: protection.data.item };
  const item = shown?.protection.kind === 'protected' ? instancePlaceOf(shown.protection.instanceId) : undefined;
  const deleted = protection.data?.deleted[0];
  const refetch = () => void Promise.all([asked.refetch(), protection.refetch()]);
  return (
    <Page
      commandBar={<CommandBar commands={commandsFor(volumeId(place), shown, { deleted, refetch })} />}
      {...(shown === undefined ? {} : { beside: <StateOf volume={shown} deleted={deleted} asOf={protection.data?.asOf ?? ''} /> })}
    >
      <StaleMessage asked={asked} />
      <Facts volume={volume} place={place} />
      <ProtectionSection volume={shown} asked={protection} />
      {item !== undefined && <VolumeHistory place={item} />}
      {volume.target === null ? (
        <Section title={t`Connect a host`}>
          <p>{t`Azure names the iSCSI target once the volume is ready.`}</p>
        </Section>
      ) : (
        <ConnectHost target={volume.target} volume={volume} />
      )}
      <Section title={t`Properties`}>
        <Essentials
          layout="single"
          facts={[{ label: t`Resource ID`, value: <CopyText text={volume.id} label={t`resource ID`} />, isLong: true }]}
        />
      </Section>
    </Page>
  );
}
