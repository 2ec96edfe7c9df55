import { t } from '@lingui/core/macro';
import { nameOf, troubleOf, vaultPlaceOf, volumePlaceOf, type Operation as Status } from '@esan/domain';
import { Window16Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { explain } from '../../api/messages.ts';
import { Happened } from '../../ui/messages/azure-words.tsx';
import { watch } from '../../api/query.ts';
import { useStartedWork, type StartedOperation, type StartedWork } from '../../api/started-work.ts';
import { diskPlaceOf, instancePlaceOf, paths, policyPlaceOf } from '../../links/paths.ts';
import { PanelPart } from '../../ui/layout/side-panel.tsx';
import type { Tone } from '../../ui/values/state-word.tsx';
import { operationTitles } from '../../words/operations.ts';
import { GoingOnRow, GoingOnRows } from './going-on-list.tsx';

/** The page of what an operation makes or changes. */
function pageOfTarget(id: string): string | undefined {
  const [volume, instance, policy, vault, disk] = [
    volumePlaceOf(id),
    instancePlaceOf(id),
    policyPlaceOf(id),
    vaultPlaceOf(id),
    diskPlaceOf(id),
  ];
  if (volume !== undefined) return paths.volume(volume);
  if (instance !== undefined) return paths.protectedItem(instance);
  if (policy !== undefined) return paths.policy(policy);
  if (disk !== undefined) return paths.disk(disk);
  return vault === undefined || vault.child !== undefined ? undefined : paths.vault(vault);
}

const states: Record<Status['status'], { tone: Tone; word: string }> = {
  running: { tone: 'working', word: t`In progress` },
  succeeded: { tone: 'good', word: t`Completed` },
  failed: { tone: 'bad', word: t`Failed` },
  canceled: { tone: 'quiet', word: t`Cancelled` },
  unknown: { tone: 'attention', word: t`Not known` },
};

/** One operation of Azure's, looked at until it is over; one that Azure tells nothing of any more is left out. */
function Operation({ operationId, about }: StartedOperation) {
  const { data } = useQuery(watch(operationId));
  if (data === undefined) return null;
  const { kind, targetId, status } = data.item;
  const trouble = troubleOf(data.item);
  const { tone, word } = states[status];
  return (
    <GoingOnRow tone={tone} title={operationTitles[kind](about ?? nameOf(targetId))} to={pageOfTarget(targetId)}>
      {word}
      {trouble !== undefined && (
        <>
          . <Happened {...explain(trouble)} />
        </>
      )}
    </GoingOnRow>
  );
}

const keyOf = (work: StartedWork): string => ('to' in work ? work.to : work.operationId);

/** What was begun in this browser, in any of its tabs. */
export function StartedHere() {
  const works = useStartedWork();
  if (works.length === 0) return null;
  return (
    <PanelPart title={t`Started in this browser`}>
      <GoingOnRows label={t`Started in this browser`}>
        {works.map((work) =>
          'to' in work ? (
            <GoingOnRow key={keyOf(work)} tone="quiet" icon={Window16Regular} title={work.title} to={work.to}>
              {t`Its page reads from Azure how it stands.`}
            </GoingOnRow>
          ) : (
            <Operation key={keyOf(work)} {...work} />
          ),
        )}
      </GoingOnRows>
    </PanelPart>
  );
}
