import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { nameOf, parseResourceId, type NoSnapshot, type PointSnapshot } from '@esan/domain';
import { explain } from '../../api/messages.ts';
import { CopyText } from '../../ui/values/copy-text.tsx';
import { Essentials } from '../../ui/layout/essentials.tsx';
import { Message } from '../../ui/messages/message.tsx';
import { ProblemMessage } from '../../ui/messages/problem-message.tsx';
import { PanelPart } from '../../ui/layout/side-panel.tsx';
import { percentText } from '../../settings/formats.ts';
import { Size } from '../../ui/values/size.tsx';
import { momentWords } from '../../ui/time/time-words.ts';
import { regionWords } from '../../words/regions.ts';
import { snapshotSkuWords } from '../../words/vaults.tsx';

const matches: Record<PointSnapshot['matchedBy'], string> = {
  metadata: t`Named by the restore point's own metadata`,
  time: t`By name, time and source: the nearest snapshot of Azure Backup that was made from the volume's group`,
};

const title = t`Managed disk snapshot`;

function copiedWords({ completionPercent, createdAt }: PointSnapshot, asOf: string): string {
  const when = createdAt === null ? '' : `, ${momentWords(createdAt, asOf)}`;
  if (completionPercent === null) return t`Azure does not say how far it is copied${when}`;
  return completionPercent >= 100 ? t`Copied in full${when}` : t`${percentText(Math.floor(completionPercent) / 100)} copied${when}`;
}

function Missing({ none }: { none: NoSnapshot }) {
  if (none.because === 'gone') {
    const group = parseResourceId(none.id)?.resourceGroup ?? '';
    return (
      <Message tone="bad" title={t`The snapshot is not in ${group} any more.`}>
        <Trans>
          Azure Backup deletes a snapshot together with its point, so somebody has deleted this one by hand. The point cannot be restored;
          the others can, for each has a snapshot of its own. Choose the point before or after it.
        </Trans>
      </Message>
    );
  }
  if (none.because === 'unreadable') return <ProblemMessage explained={explain(none.problem)} />;
  return (
    <Message tone="warn" title={t`Which snapshot holds this point could not be told.`}>
      {none.candidates === 0
        ? t`The point's metadata names none, and no snapshot of Azure Backup in ${none.resourceGroup} fits its time and volume group.`
        : t`The point's metadata names none, and ${none.candidates} snapshots of Azure Backup in ${none.resourceGroup} fit its time and volume group.`}{' '}
      {t`Azure may still restore the point; a managed disk cannot be made from it here.`}
    </Message>
  );
}

/** The snapshot that holds a restore point, or what is to be said where there is none. */
export function SnapshotPart({ snapshot, none, asOf }: { snapshot: PointSnapshot | null; none: NoSnapshot | null; asOf: string }) {
  if (snapshot === null) {
    return (
      <PanelPart title={title}>
        {none?.because === 'gone' && (
          <Essentials
            layout="single"
            facts={[
              { label: t`Name`, value: <CopyText text={nameOf(none.id)} label={t`snapshot name`} />, isLong: true },
              { label: t`Matched`, value: matches.metadata },
            ]}
          />
        )}
        {none !== null && <Missing none={none} />}
      </PanelPart>
    );
  }
  return (
    <PanelPart title={title}>
      <Essentials
        layout="single"
        facts={[
          { label: t`Name`, value: <CopyText text={snapshot.name} label={t`snapshot name`} />, isLong: true },
          { label: t`Resource group`, value: snapshot.resourceGroup },
          { label: t`Region`, value: regionWords(snapshot.region) },
          { label: t`Redundancy`, value: snapshotSkuWords(snapshot.sku) },
          { label: t`Disk size`, value: <Size giB={snapshot.sizeGiB} /> },
          { label: t`Created`, value: copiedWords(snapshot, asOf) },
          { label: t`Matched`, value: matches[snapshot.matchedBy] },
          { label: t`Resource ID`, value: <CopyText text={snapshot.id} label={t`resource ID`} />, isLong: true },
        ]}
      />
    </PanelPart>
  );
}
