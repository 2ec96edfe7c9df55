import { t } from '@lingui/core/macro';
import { CodeBlock } from '../ui/values/code-block.tsx';
import { kubernetesVolumes, linuxCommandsFor, windowsCommandsFor, type Reached } from './connect-commands.ts';
import { ConnectSection } from './connect-section.tsx';

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
