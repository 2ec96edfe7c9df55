import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api } from '@esan/contract';
import { volumePlaceOf } from '@esan/domain';
import { makeStyles } from '@fluentui/react-components';
import { useQueries } from '@tanstack/react-query';
import { q } from '../../api/query.ts';
import { paths } from '../../links/paths.ts';
import { ConnectHosts } from '../../volumes/connect-hosts.tsx';
import { choosing } from '../../volumes/choose-volumes.ts';
import { removeCommands } from '../../volumes/connect-commands.ts';
import { Disclosure } from '../../ui/forms/disclosure.tsx';
import { LinkButton } from '../../ui/layout/button.tsx';
import { Section } from '../../ui/layout/page.tsx';
import { Skeleton } from '../../ui/messages/skeleton.tsx';
import { type } from '../../ui/look/type.ts';
import { CodeBlock } from '../../ui/values/code-block.tsx';
import type { RestoreRun } from './use-run.ts';

const useStyles = makeStyles({
  ways: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginBottom: '12px' },
  words: { ...type.data, maxWidth: '80ch', marginBottom: '8px' },
});

const sameIdentity = t`Each volume keeps the file system identity of its source: do not mount a volume and its source on one host without a new UUID.`;

/** The new volumes as Azure has them, with their iSCSI targets. */
function useVolumesOf(ids: readonly string[]) {
  const asked = useQueries({
    queries: ids.flatMap((id) => {
      const at = volumePlaceOf(id);
      return at === undefined ? [] : [q(api.getVolume, { params: at })];
    }),
  });
  const volumes = asked.flatMap(({ data }) => {
    const { name, sizeGiB, target } = data?.item ?? {};
    return name === undefined || sizeGiB === undefined || target === undefined || target === null ? [] : [{ name, sizeGiB, target }];
  });
  return { volumes, isReading: asked.some(({ isPending }) => isPending) };
}

/** What is done with volumes once a set is restored: connect hosts, protect them in their turn, remove them when they are needed no more. */
export function AfterSet({ runs }: { runs: readonly RestoreRun[] }) {
  const styles = useStyles();
  const ids = runs.flatMap(({ state, groupId, name }) => (state === 'restored' && groupId !== '' ? `${groupId}/volumes/${name}` : []));
  const { volumes, isReading } = useVolumesOf(ids);
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
      {volumes.length > 0 && <ConnectHosts volumes={volumes} note={sameIdentity} />}
      {volumes.length === 0 && isReading && <Skeleton lines={4} label={t`Reading the new volumes`} />}
    </>
  );
}
