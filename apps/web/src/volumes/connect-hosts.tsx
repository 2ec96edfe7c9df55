import { t } from '@lingui/core/macro';
import type { IscsiTarget } from '@esan/domain';
import { makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import { useAddressText } from '../ui/forms/address.ts';
import { Section } from '../ui/layout/page.tsx';
import { type } from '../ui/look/type.ts';
import { CodeBlock } from '../ui/values/code-block.tsx';
import { kubernetesVolumes, linuxCommandsFor, windowsCommandsFor, type Reached } from './connect-commands.ts';

const useStyles = makeStyles({
  note: { ...type.caption, color: tokens.colorNeutralForeground3, marginTop: '8px' },
  tabs: { marginLeft: 'auto' },
});

const kinds = [
  { key: 'linux', title: 'Linux', textOf: linuxCommandsFor, label: t`Linux commands` },
  { key: 'windows', title: 'Windows', textOf: windowsCommandsFor, label: t`Windows commands` },
  { key: 'kubernetes', title: t`Kubernetes`, textOf: kubernetesVolumes, label: t`Kubernetes volumes` },
] as const;

/** How hosts reach several volumes: the commands for all of them, volume by volume. */
export function ConnectHosts({
  volumes,
  note,
}: {
  volumes: readonly { name: string; sizeGiB: number; target: IscsiTarget }[];
  note: string;
}) {
  const styles = useStyles();
  const [named, choose] = useAddressText('host');
  const { key, textOf, label } = kinds.find((kind) => kind.key === named) ?? kinds[0];
  const reached: readonly Reached[] = volumes;
  const tabs = (
    <TabList
      className={styles.tabs}
      size="small"
      selectedValue={key}
      onTabSelect={(_, { value }) => choose(String(value))}
      aria-label={t`Kind of host`}
    >
      {kinds.map((kind) => (
        <Tab key={kind.key} value={kind.key}>
          {kind.title}
        </Tab>
      ))}
    </TabList>
  );
  return (
    <Section title={t`Connect hosts`} end={tabs}>
      <CodeBlock text={textOf(reached)} label={label} />
      <p className={styles.note}>{note}</p>
    </Section>
  );
}
