import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { IscsiTarget } from '@esan/domain';
import { makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import { useAddressText } from '../ui/forms/address.ts';
import { CodeBlock } from '../ui/values/code-block.tsx';
import { CopyText } from '../ui/values/copy-text.tsx';
import { Essentials } from '../ui/layout/essentials.tsx';
import { Section } from '../ui/layout/page.tsx';
import { type } from '../ui/look/type.ts';
import { kubernetesVolume, linuxCommands, windowsCommands } from './connect-commands.ts';

const useStyles = makeStyles({
  note: { ...type.caption, color: tokens.colorNeutralForeground3, marginTop: '8px' },
  words: { ...type.data, maxWidth: '80ch' },
  tabs: { marginLeft: 'auto' },
  facts: { marginBottom: '12px' },
});

const hosts = [
  { key: 'linux', title: 'Linux' },
  { key: 'windows', title: 'Windows' },
  { key: 'kubernetes', title: t`Kubernetes` },
  { key: 'vmware', title: 'VMware' },
] as const;

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
  const [named, choose] = useAddressText('host');
  const host = hosts.find(({ key }) => key === named)?.key ?? 'linux';
  const tabs = (
    <TabList
      className={styles.tabs}
      size="small"
      selectedValue={host}
      onTabSelect={(_, { value }) => choose(String(value))}
      aria-label={t`Kind of host`}
    >
      {hosts.map(({ key, title }) => (
        <Tab key={key} value={key}>
          {title}
        </Tab>
      ))}
    </TabList>
  );
  return (
    <Section title={t`Connect a host`} end={tabs}>
      <div className={styles.facts}>
        <Essentials
          layout="single"
          facts={[
            { label: t`Target IQN`, value: <CopyText text={target.iqn} label={t`target IQN`} />, isLong: true },
            { label: t`Portal`, value: <CopyText text={`${target.host}:${target.port}`} label={t`portal`} />, isLong: true },
          ]}
        />
      </div>
      {host === 'linux' && <CodeBlock text={linuxCommands(target)} label={t`Linux commands`} />}
      {host === 'windows' && <CodeBlock text={windowsCommands(target)} label={t`Windows commands`} />}
      {host === 'kubernetes' && <CodeBlock text={kubernetesVolume(target, volume)} label={t`Kubernetes volume`} />}
      {host === 'vmware' && (
        <p className={styles.words}>
          <Trans>
            Azure VMware Solution takes {volume.name} as a datastore: in the private cloud, choose Storage, then Connect Elastic SAN. It
            reaches the volume through a private endpoint of the volume group. A copy of a datastore carries the signature of its source:
            let the host resignature it if both are to be mounted.
          </Trans>
        </p>
      )}
      {note !== undefined && <p className={styles.note}>{note}</p>}
    </Section>
  );
}
