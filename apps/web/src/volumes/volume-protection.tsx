import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { api, Reply } from '@esan/contract';
import type { VolumeDetail, VolumeProtection } from '@esan/domain';
import { ArrowCounterclockwise16Regular } from '@fluentui/react-icons';
import { explainError } from '../api/messages.ts';
import type { ApiError } from '../api/client.ts';
import { useMissingWords } from '../api/subscription-name.ts';
import { instancePlaceOf, paths, restoreItems, type InstancePlace } from '../links/paths.ts';
import { StaleMessage } from '../lists/stale-message.tsx';
import { LinkButton } from '../ui/layout/button.tsx';
import { EmptyState } from '../ui/messages/empty-state.tsx';
import { Essentials } from '../ui/layout/essentials.tsx';
import { Message } from '../ui/messages/message.tsx';
import { Section } from '../ui/layout/page.tsx';
import { PartialMessage } from '../ui/messages/partial-message.tsx';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { Skeleton } from '../ui/messages/skeleton.tsx';
import { TryAgain } from '../ui/messages/try-again.tsx';
import { TextLink } from '../ui/layout/text-link.tsx';
import { DeletedOfVolume } from './volume-deleted.tsx';
import { isConfigurable, ProtectionWord, volumeObstacle } from '../words/protection.tsx';

type Shown = VolumeDetail & { protection: VolumeProtection };
type Protected = Extract<VolumeProtection, { kind: 'protected' }>;

function ProtectedBy({ protection, place }: { protection: Protected; place: InstancePlace }) {
  return (
    <Essentials
      facts={[
        { label: t`State`, value: <ProtectionWord of={protection} /> },
        { label: t`Vault`, value: <TextLink to={paths.vault(place)}>{protection.vault}</TextLink> },
        { label: t`Policy`, value: protection.policy },
      ]}
    />
  );
}

const advice = {
  'too-large': t`A volume cannot shrink. Move its data to smaller volumes, which can be protected, or back it up from within the host.`,
  'other-region': t`Azure Backup does not serve Elastic SANs in this region yet.`,
} as const;

function NotProtected({ volume }: { volume: Shown }) {
  const { protection, name } = volume;
  if (protection.kind === 'cannot') {
    return (
      <Message tone="info" title={volumeObstacle(volume)}>
        {advice[protection.because]}
      </Message>
    );
  }
  if (protection.kind === 'unknown')
    return (
      <p>
        <Trans>Whether a vault protects {name} is not known.</Trans>
      </p>
    );
  return (
    <EmptyState
      title={t`${name} is not protected`}
      action={<LinkButton to={paths.configureBackup('vault', { volume: volume.id })}>{t`Configure backup`}</LinkButton>}
      small
    >
      <Trans>A Backup vault of its subscription and region can take a restore point of it every day.</Trans>
    </EmptyState>
  );
}

type Props = {
  volume: Shown | undefined;
  asked: {
    data: Reply<typeof api.getVolumeProtection> | undefined;
    error: ApiError | null;
    isFetching: boolean;
    refetch: () => Promise<unknown>;
  };
};

/** What protects a volume; or why nothing does, and the next step. */
export function ProtectionSection({ volume, asked: { data, error, isFetching, refetch } }: Props) {
  const missingWords = useMissingWords();
  const place = volume?.protection.kind === 'protected' ? instancePlaceOf(volume.protection.instanceId) : undefined;
  const again = () => void refetch();
  const restore = place !== undefined && volume?.protection.kind === 'protected' && (
    <LinkButton
      size="small"
      icon={<ArrowCounterclockwise16Regular />}
      to={paths.restore('points', restoreItems([volume.protection.instanceId]))}
    >
      {t`Restore`}
    </LinkButton>
  );
  return (
    <Section title={t`Protection`} end={restore}>
      <StaleMessage asked={{ data, error, isFetching, refetch }} />
      <PartialMessage
        missing={missingWords(data?.unreadProtectors ?? [])}
        noun={t`vaults`}
        consequence={t`This volume may be protected there.`}
        onRetry={again}
        busy={isFetching}
      />
      {volume === undefined && error === null && <Skeleton lines={3} label={t`Reading the protection`} />}
      {volume === undefined && error !== null && <ProblemMessage explained={explainError(error)} actions={<TryAgain onPress={again} />} />}
      {volume?.protection.kind === 'protected' && place !== undefined && <ProtectedBy protection={volume.protection} place={place} />}
      {volume !== undefined && data !== undefined && <DeletedOfVolume name={volume.name} told={data} again={again} busy={isFetching} />}
      {volume !== undefined && (place === undefined || isConfigurable(volume.protection)) && <NotProtected volume={volume} />}
    </Section>
  );
}
