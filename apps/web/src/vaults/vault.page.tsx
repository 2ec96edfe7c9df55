import { t } from '@lingui/core/macro';
import { vaultId, type VaultDetail, type VaultPlace } from '@esan/domain';
import { ArrowClockwise20Regular, Delete20Regular, Settings20Regular, ShieldAdd20Regular } from '@fluentui/react-icons';
import { Outlet } from 'react-router';
import { explainOutcome } from '../api/messages.ts';
import { useRights } from '../api/rights.ts';
import { StaleMessage } from '../lists/stale-message.tsx';
import { useSubscriptionName } from '../api/subscription-name.ts';
import { TurnOnIdentity } from '../roles/turn-on-identity.tsx';
import { paths } from '../links/paths.ts';
import { LinkButton } from '../ui/layout/button.tsx';
import { CommandBar, type Command } from '../ui/layout/command-bar.tsx';
import { Essentials } from '../ui/layout/essentials.tsx';
import { Page } from '../ui/layout/page.tsx';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { WorkingMessage } from '../ui/messages/working-message.tsx';
import { Skeleton } from '../ui/messages/skeleton.tsx';
import { Tabs } from '../ui/layout/tabs.tsx';
import { regionWords } from '../words/regions.ts';
import { identityWords, redundancyWords, settingWords } from '../words/vaults.tsx';
import { useVault } from './use-vault.ts';
import { VaultChange } from './vault-change.tsx';
import { ResourceStateWord } from '../words/resource-state.tsx';
import { useVaultPlace } from '../links/route-places.ts';

function Facts({ vault }: { vault: VaultDetail }) {
  const nameOfSubscription = useSubscriptionName();
  return (
    <Essentials
      facts={[
        { label: t`Region`, value: regionWords(vault.region) },
        { label: t`Redundancy`, value: redundancyWords(vault.redundancy) },
        { label: t`Resource group`, value: vault.resourceGroup },
        { label: t`Subscription`, value: nameOfSubscription(vault.subscriptionId) },
        { label: t`Identity`, value: vault.state === 'working' && vault.principalId === null ? undefined : identityWords(vault) },
        { label: t`Soft delete`, value: settingWords(vault, 'softDelete') },
      ]}
    />
  );
}

function WayBack({ place }: { place: VaultPlace }) {
  const draft = { subscription: place.subscriptionId, newVault: place.vault, newVaultGroup: place.resourceGroup };
  return (
    <LinkButton size="small" to={paths.newVault(draft)}>
      {t`Try again`}
    </LinkButton>
  );
}

function useCommands(place: VaultPlace, vault: VaultDetail | undefined, refetch: () => void, isBusy: boolean): Command[] {
  const whyNot = useRights(vaultId(place));
  const bare = vault?.principalId === null ? t`The vault has no identity yet.` : undefined;
  return [
    {
      key: 'configure',
      label: t`Configure backup`,
      icon: <ShieldAdd20Regular />,
      to: paths.configureBackup('choose-volumes', { vault: vaultId(place) }),
      because: whyNot('configure-backup') ?? bare,
    },
    {
      key: 'edit',
      label: t`Edit settings`,
      icon: <Settings20Regular />,
      to: paths.editVault(place),
      because: whyNot('change-vault'),
    },
    {
      key: 'delete',
      label: t`Delete vault`,
      icon: <Delete20Regular />,
      to: paths.deleteVault(place),
      because: whyNot('delete-vault'),
    },
    { key: 'refresh', label: t`Refresh`, icon: <ArrowClockwise20Regular />, onPress: refetch, busy: isBusy },
  ];
}

/** One Backup vault: where it stands, what it protects and by what, its identity and how it guards its backups. */
export function VaultPage() {
  const place = useVaultPlace();
  const { asked, isBeingMade, failed } = useVault(place);
  const vault = asked.data?.item;
  const commands = useCommands(place, vault, () => void asked.refetch(), asked.isFetching && vault !== undefined);
  const isReady = vault !== undefined && vault.state !== 'failed' && failed === undefined;
  return (
    <Page {...(vault === undefined ? {} : { beside: <ResourceStateWord of={vault} />, commandBar: <CommandBar commands={commands} /> })}>
      <StaleMessage asked={asked} />
      {failed !== undefined && (
        <ProblemMessage
          explained={explainOutcome(t`The vault ${place.vault} was not created.`, failed)}
          actions={<WayBack place={place} />}
        />
      )}
      {isBeingMade && (
        <WorkingMessage title={t`The vault ${place.vault} is being created.`}>
          {vault === undefined ? t`Azure takes about a minute.` : t`Azure takes about a minute in ${regionWords(vault.region)}.`}{' '}
          {t`This page may be closed.`}
        </WorkingMessage>
      )}
      <VaultChange place={place} />
      {vault === undefined && failed === undefined && !isBeingMade && <Skeleton lines={6} />}
      {isReady && vault.principalId === null && !isBeingMade && <TurnOnIdentity vault={place} />}
      {vault !== undefined && <Facts vault={vault} />}
      {isReady && (
        <>
          <Tabs
            label={t`Parts of ${place.vault}`}
            tabs={[
              { to: paths.vault(place), title: t`Protected items` },
              { to: paths.vault(place, 'policies'), title: t`Policies` },
              { to: paths.vault(place, 'identity'), title: t`Identity` },
              { to: paths.vault(place, 'properties'), title: t`Properties` },
            ]}
          />
          <Outlet />
        </>
      )}
    </Page>
  );
}
