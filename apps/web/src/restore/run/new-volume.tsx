import { t } from '@lingui/core/macro';
import { nameOf, parentIdOf, type VolumeDetail } from '@esan/domain';
import { explainError } from '../../api/messages.ts';
import { paths } from '../../links/paths.ts';
import { choosing } from '../../volumes/choose-volumes.ts';
import { volumePage } from '../../links/volume-links.ts';
import { CopyText } from '../../ui/values/copy-text.tsx';
import { Essentials } from '../../ui/layout/essentials.tsx';
import { Section } from '../../ui/layout/page.tsx';
import { ProblemMessage } from '../../ui/messages/problem-message.tsx';
import { Size } from '../../ui/values/size.tsx';
import { Skeleton } from '../../ui/messages/skeleton.tsx';
import { TextLink } from '../../ui/layout/text-link.tsx';
import { ResourceStateWord } from '../../words/resource-state.tsx';

type Asked = { data: { item: VolumeDetail } | undefined; error: Error | null };

/** What the restore has made, read from Azure. */
export function NewVolume({ groupId, asked: { data, error } }: { groupId: string; asked: Asked }) {
  if (data === undefined) {
    return (
      <Section title={t`New volume`}>
        {error === null ? <Skeleton lines={3} label={t`Reading the new volume`} /> : <ProblemMessage explained={explainError(error)} />}
      </Section>
    );
  }
  const { item } = data;
  return (
    <Section
      title={t`New volume`}
      end={
        <>
          <TextLink to={volumePage(item)}>{t`Open volume`}</TextLink>
          <TextLink to={paths.configureBackup('choose-volumes', choosing([{ volumeId: item.id }]))}>{t`Protect the new volume`}</TextLink>
        </>
      }
    >
      <Essentials
        layout="single"
        facts={[
          { label: t`Name`, value: item.name },
          {
            label: t`State`,
            value: <ResourceStateWord of={item} working={t`Coming online`} />,
          },
          { label: t`Size`, value: <Size giB={item.sizeGiB} /> },
          { label: t`Volume group`, value: t`${nameOf(groupId)} in ${nameOf(parentIdOf(groupId))}` },
          { label: t`Resource ID`, value: <CopyText text={item.id} label={t`resource ID`} />, isLong: true },
        ]}
      />
    </Section>
  );
}
