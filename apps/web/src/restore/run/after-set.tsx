import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api } from '@esan/contract';
import { nameOf, volumePlaceOf } from '@esan/domain';
import { makeStyles } from '@fluentui/react-components';
import { useQueries } from '@tanstack/react-query';
import { missingWords } from '../../api/messages.ts';
import { listText } from '../../settings/formats.ts';
import { usePace } from '../../api/azure-time.ts';
import { q, until } from '../../api/query.ts';
import { paths } from '../../links/paths.ts';
import { ConnectHosts } from '../../volumes/connect-host.tsx';
import { choosing } from '../../volumes/choose-volumes.ts';
import { removeCommands } from '../../volumes/connect-commands.ts';
import { Disclosure } from '../../ui/forms/disclosure.tsx';
import { LinkButton } from '../../ui/layout/button.tsx';
import { Section } from '../../ui/layout/page.tsx';
import { PartialMessage } from '../../ui/messages/partial-message.tsx';
import { Skeleton } from '../../ui/messages/skeleton.tsx';
import { type } from '../../ui/look/type.ts';
import { CodeBlock } from '../../ui/values/code-block.tsx';
import { isReady } from './use-one-volume.ts';
import type { RestoreRun } from './use-run.ts';

const useStyles = makeStyles({
  ways: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginBottom: '12px' },
  words: { ...type.data, maxWidth: '80ch', marginBottom: '8px' },
});

const sameIdentity = t`Each volume keeps the file system identity of its source: do not mount a volume and its source on one host without a new UUID.`;

/** The new volumes as Azure has them, once each has come to rest with its iSCSI target, and those of which that is not known. */
function useVolumesOf(ids: readonly string[]) {
  const pace = usePace();
  const asked = useQueries({
    queries: ids.map((id) => {
      const { subscriptionId = '', resourceGroup = '', san = '', group = '', volume = '' } = volumePlaceOf(id) ?? {};
      return { ...q(api.getVolume, { params: { subscriptionId, resourceGroup, san, group, volume } }), ...until(isReady, pace) };
    }),
  });
  const volumes = asked.flatMap(({ data }) => {
    const { name, sizeGiB, target } = data?.item ?? {};
    return name === undefined || sizeGiB === undefined || target === undefined || target === null ? [] : [{ name, sizeGiB, target }];
  });
  const unread = asked.flatMap(({ data, error }, index) => {
    const id = ids[index] ?? '';
    return error !== null && (data === undefined || !isReady(data)) ? [{ id, name: nameOf(id), problem: error.problem }] : [];
  });
  return {
    volumes,
    unread,
    without: asked.flatMap(({ data }) => (data !== undefined && isReady(data) && data.item.target === null ? data.item.name : [])),
    isReading: asked.some(({ data, error }) => error === null && (data === undefined || !isReady(data))),
    readAgain: () => void Promise.all(asked.filter(({ error }) => error !== null).map((one) => one.refetch())),
  };
}

/** What is done with volumes once a set is restored: connect hosts, protect them in their turn, remove them when they are needed no more. */
export function AfterSet({ runs }: { runs: readonly RestoreRun[] }) {
  const styles = useStyles();
  const ids = runs.flatMap(({ state, groupId, name }) => (state === 'restored' && groupId !== '' ? `${groupId}/volumes/${name}` : []));
  const { volumes, unread, without, isReading, readAgain } = useVolumesOf(ids);
  if (ids.length === 0) return null;
  return (
    <>
      <Section title={t`What to do with the new volumes`}>
        <div className={styles.ways}>
          <LinkButton appearance="primary" to={paths.configureBackup('choose-volumes', choosing(ids.map((volumeId) => ({ volumeId }))))}>
            {t`Protect the new volumes`}
          </LinkButton>
        </div>
        <Disclosure title={t`Remove them later`} hint={t`Azure CLI commands for when they are needed no more`} isOpen={false}>
          <p className={styles.words}>
            <Trans>
              Elastic SAN volumes cannot carry tags, so nothing in Azure marks a volume as made by a restore. This address finds them again
              as long as Azure keeps the jobs, which is 14 days; the commands remove them at any time, with all that was written to them
              since.
            </Trans>
          </p>
          <CodeBlock text={removeCommands(ids)} label={t`Azure CLI commands that remove the new volumes`} />
        </Disclosure>
      </Section>
      <PartialMessage
        missing={missingWords(unread)}
        noun={t`volumes`}
        consequence={t`The commands below leave them out.`}
        onRetry={readAgain}
      />
      {without.length > 0 && (
        <p className={styles.words}>{t`Azure names no iSCSI target of ${listText(without)}: there are no commands for it.`}</p>
      )}
      {isReading && <Skeleton lines={4} label={t`Reading the new volumes`} />}
      {!isReading && volumes.length > 0 && <ConnectHosts volumes={volumes} note={sameIdentity} />}
    </>
  );
}
