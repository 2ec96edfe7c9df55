import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api, type Reply } from '@esan/contract';
import { isChanging, nameOf, vaultId, vaultPlaceOf, volumePlaceOf } from '@esan/domain';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Outlet } from 'react-router';
import { explain } from '../api/messages.ts';
import { q, until } from '../api/query.ts';
import { useInstancePlace } from '../links/route-places.ts';
import { usePace } from '../api/azure-time.ts';
import { useRights } from '../api/rights.ts';
import { StaleMessage } from '../lists/stale-message.tsx';
import { useIsVolumeGone } from '../volumes/volume-gone.ts';
import { paths, policyPlaceOf } from '../links/paths.ts';
import { CommandBar } from '../ui/layout/command-bar.tsx';
import { Essentials } from '../ui/layout/essentials.tsx';
import { Message } from '../ui/messages/message.tsx';
import { Page } from '../ui/layout/page.tsx';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { Tabs } from '../ui/layout/tabs.tsx';
import { TextLink } from '../ui/layout/text-link.tsx';
import { Time } from '../ui/time/time.tsx';
import { policySentence } from '../words/policies.ts';
import { DeletedWord } from '../words/deleted.tsx';
import { ProtectionWord } from '../words/protection.tsx';
import { regionWords } from '../words/regions.ts';
import { useBackupNow } from './protected-backup-now.ts';
import { ChangeLine, useChange } from './protected-change.tsx';
import { FailingBackups } from './failing-backups.tsx';
import { commandsFor } from './protected-commands.tsx';
import { LiveLine } from './protected-live.tsx';

type Instance = Reply<typeof api.getBackupInstance>['item'];

function Facts({ instance, isGone }: { instance: Instance; isGone: boolean }) {
  const { policyTerms, policyId, policy } = instance;
  const place = policyPlaceOf(policyId);
  const at = volumePlaceOf(instance.volumeId);
  const vault = vaultPlaceOf(instance.id);
  return (
    <Essentials
      facts={[
        { label: 'Elastic SAN', value: at === undefined ? instance.san : <TextLink to={paths.elasticSan(at)}>{instance.san}</TextLink> },
        { label: t`Volume group`, value: nameOf(instance.groupId) },
        {
          label: t`Volume`,
          value: at === undefined || isGone ? t`No longer exists` : <TextLink to={paths.volume(at)}>{instance.volumeName}</TextLink>,
        },
        {
          label: t`Policy`,
          value: (
            <>
              {place === undefined ? (
                policy
              ) : (
                <TextLink to={paths.policy(place)} inSentence>
                  {policy}
                </TextLink>
              )}
              {policyTerms !== null && `: ${policySentence(policyTerms)}`}
            </>
          ),
        },
        { label: t`Vault`, value: vault === undefined ? instance.vault : <TextLink to={paths.vault(vault)}>{instance.vault}</TextLink> },
        { label: t`Snapshot group`, value: nameOf(instance.snapshotGroupId) },
        { label: t`Region`, value: regionWords(instance.region) },
      ]}
    />
  );
}

const StateOf = ({ instance, asOf }: { instance: Instance; asOf: string }) =>
  instance.purgedAt === null ? <ProtectionWord of={instance} /> : <DeletedWord purgedAt={instance.purgedAt} asOf={asOf} />;

/** One protected volume: what protects it, what can be done, its restore points, jobs and ids. */
export function ProtectedItemPage() {
  const place = useInstancePlace();
  const asked = useSuspenseQuery({
    ...q(api.getBackupInstance, { params: place }),
    ...until(({ item }: { item: Instance }) => !isChanging(item.state), usePace()),
  });
  const instance = asked.data.item;
  const backup = useBackupNow(place, instance.volumeName);
  const isGone = useIsVolumeGone(instance.volumeId) === true;
  const change = useChange(place);
  const whyNot = useRights(vaultId(place));
  const commands = commandsFor(instance, { backup, change, isGone, whyNot });
  return (
    <Page
      title={instance.volumeName}
      beside={<StateOf instance={instance} asOf={asked.data.asOf} />}
      commandBar={<CommandBar commands={commands} />}
    >
      <StaleMessage asked={asked} />
      <LiveLine backup={backup} />
      <ChangeLine change={change} />
      {isGone && (
        <Message tone="info" title={t`The source volume no longer exists. Its restore points restore like any other.`}>
          <Trans>Azure keeps them until they expire. Restore makes a new volume; nothing has to be put back first.</Trans>
        </Message>
      )}
      {instance.purgedAt !== null && (
        <Message
          tone="info"
          title={
            <>
              <Trans>
                This item was deleted. Azure deletes its snapshots for good on{' '}
                <Time at={instance.purgedAt} asOf={asked.data.asOf} as="moment" />.
              </Trans>
            </>
          }
        >
          <Trans>Until then Undelete brings it back, with its restore points and its protection stopped.</Trans>
        </Message>
      )}
      {backup.job === undefined && backup.problem === undefined && <FailingBackups item={instance} place={place} asOf={asked.data.asOf} />}
      {instance.problem !== null && <ProblemMessage explained={explain(instance.problem)} />}
      <Facts instance={instance} isGone={isGone} />
      <Tabs
        label={t`Parts of ${instance.volumeName}`}
        tabs={[
          { to: paths.protectedItem(place), title: t`Restore points` },
          { to: paths.protectedItem(place, 'jobs'), title: t`Jobs` },
          { to: paths.protectedItem(place, 'properties'), title: t`Properties` },
        ]}
      />
      <Outlet />
    </Page>
  );
}
