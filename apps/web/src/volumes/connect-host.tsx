import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { IscsiTarget } from '@esan/domain';
import { makeStyles } from '@fluentui/react-components';
import { CodeBlock } from '../ui/values/code-block.tsx';
import { CopyText } from '../ui/values/copy-text.tsx';
import { Essentials } from '../ui/layout/essentials.tsx';
import { type } from '../ui/look/type.ts';
import {
  kubernetesVolume,
  kubernetesVolumes,
  linuxCommands,
  linuxCommandsFor,
  windowsCommands,
  windowsCommandsFor,
  type Reached,
} from './connect-commands.ts';
import { ConnectSection } from './connect-section.tsx';

const useStyles = makeStyles({
  words: { ...type.data, maxWidth: '80ch' },
  facts: { marginBottom: '12px' },
});

type Props = {
  target: IscsiTarget;
  /** The volume's name and size, for what is written about it elsewhere. */
  volume: { name: string; sizeGiB: number };
  /** What to beware of, below the commands. */
  note?: string;
};

/** How a host reaches a volume: its iSCSI target, the commands for Linux and Windows, a volume for Kubernetes, a note for VMware. */
export function ConnectHost({ target, volume, note }: Props) {
  const styles = useStyles();
  const above = (
    <div className={styles.facts}>
      <Essentials
        layout="single"
        facts={[
          { label: t`Target IQN`, value: <CopyText text={target.iqn} label={t`target IQN`} />, isLong: true },
          { label: t`Portal`, value: <CopyText text={`${target.host}:${target.port}`} label={t`portal`} />, isLong: true },
        ]}
      />
    </div>
  );
  const vmware = (
    <p className={styles.words}>
      <Trans>
        Azure VMware Solution takes {volume.name} as a datastore: in the private cloud, choose Storage, then Connect Elastic SAN. It reaches
        the volume through a private endpoint of the volume group. A copy of a datastore carries the signature of its source: let the host
        resignature it if both are to be mounted.
      </Trans>
    </p>
  );
  return (
    <ConnectSection
      title={t`Connect a host`}
      above={above}
      note={note}
      kinds={[
        { key: 'linux', title: 'Linux', body: <CodeBlock text={linuxCommands(target)} label={t`Linux commands`} /> },
        { key: 'windows', title: 'Windows', body: <CodeBlock text={windowsCommands(target)} label={t`Windows commands`} /> },
        {
          key: 'kubernetes',
          title: t`Kubernetes`,
          body: <CodeBlock text={kubernetesVolume(target, volume)} label={t`Kubernetes volume`} />,
        },
        { key: 'vmware', title: 'VMware', body: vmware },
      ]}
    />
  );
}

/** How hosts reach several volumes: the commands for all of them, volume by volume. */
export function ConnectHosts({ volumes, note }: { volumes: readonly Reached[]; note: string }) {
  return (
    <ConnectSection
      title={t`Connect hosts`}
      note={note}
      kinds={[
        { key: 'linux', title: 'Linux', body: <CodeBlock text={linuxCommandsFor(volumes)} label={t`Linux commands`} /> },
        { key: 'windows', title: 'Windows', body: <CodeBlock text={windowsCommandsFor(volumes)} label={t`Windows commands`} /> },
        { key: 'kubernetes', title: t`Kubernetes`, body: <CodeBlock text={kubernetesVolumes(volumes)} label={t`Kubernetes volumes`} /> },
      ]}
    />
  );
}
