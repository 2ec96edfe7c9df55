import { patternFault, sameId } from '@esan/domain';
import { makeStyles } from '@fluentui/react-components';
import { PartialMessage } from '../../ui/messages/partial-message.tsx';
import { explainError, missingWords } from '../../api/messages.ts';
import { CapacityBar } from '../../ui/values/capacity-bar.tsx';
import { Notes } from '../../ui/messages/notes.tsx';
import { Section } from '../../ui/layout/page.tsx';
import { ProblemMessage } from '../../ui/messages/problem-message.tsx';
import { Skeleton } from '../../ui/messages/skeleton.tsx';
import { sizeWords } from '../../ui/values/size-words.ts';
import { addressOf, useRestorePlan, type SetEditing } from '../plan/restore-set.ts';
import { volumesWords } from '../../words/volumes.ts';
import { sizeInto } from '../plan/rows.ts';
import { PatternField } from '../plan/name-pattern.tsx';
import { NewNames } from './new-names.tsx';
import { RegionTarget } from './region-target.tsx';
import { undecidedRegions } from './target-choice.ts';
import { RestoreWizard } from '../plan/restore-wizard.tsx';

const useStyles = makeStyles({ stack: { display: 'flex', flexDirection: 'column', rowGap: '20px', maxWidth: '900px' } });

function TargetNotes() {
  return (
    <Notes
      notes={[
        {
          title: 'Nothing is overwritten',
          text: 'Each restore makes a new volume. A name that is taken gets a number; what you type stays as it is.',
        },
        { title: 'Region', text: 'A restore stays in the region of its restore point. Volumes of several regions have a target each.' },
        { title: 'The name', text: "A volume's name is part of its iSCSI name and cannot change later." },
      ]}
    />
  );
}

const targetRules: readonly string[] = ['target-group', 'volume-name', 'capacity', 'region'];

/** Where the new volumes of a set go and what they are called. */
export function VolumeTargets({ set, write }: SetEditing) {
  const styles = useStyles();
  const { data, error, isPlaceholderData, isFetching, refetch } = useRestorePlan(set);
  const unread = data?.items.filter(({ problem }) => problem !== null).length ?? 0;
  const rows = data?.items ?? [];
  const unfit = rows.filter(({ checks }) => checks.some(({ rule, verdict }) => verdict === 'blocked' && targetRules.includes(rule)));
  const regions = [...new Set(rows.flatMap(({ region }) => (region === '' ? [] : region)))].toSorted();
  const total = rows.reduce((sum, { sizeGiB }) => sum + (sizeGiB ?? 0), 0);
  const fault = patternFault(set.pattern);
  const because =
    data === undefined || isPlaceholderData
      ? 'Names and room are being checked.'
      : unread > 0
        ? `${volumesWords(unread)} cannot go there: what stands there could not be read.`
        : unfit.length > 0
          ? `${volumesWords(unfit.length)} cannot go there; the table says why.`
          : undecidedRegions(set, rows, data.sans).length > 0
            ? 'Choose an Elastic SAN, or their own volume groups.'
            : undefined;
  return (
    <RestoreWizard
      set={set}
      current="target"
      next={{ label: 'Next: Validate', to: addressOf('validate', set), because }}
      aside={<TargetNotes />}
      summary={`${volumesWords(set.items.length)}, ${sizeWords(total)}`}
    >
      {error !== null && <ProblemMessage explained={explainError(error)} />}
      <PartialMessage missing={missingWords(data?.missing ?? [])} noun="Elastic SANs" onRetry={() => void refetch()} busy={isFetching} />
      {data === undefined ? (
        error === null && <Skeleton lines={8} label="Reading the targets" />
      ) : (
        <div className={styles.stack}>
          {regions.map((region) => (
            <RegionTarget key={region} region={region} isOnly={regions.length === 1} set={set} write={write} rows={rows} sans={data.sans} />
          ))}
          {data.sans.map((san) => (
            <CapacityBar
              key={san.id}
              title={`Capacity of ${san.name}`}
              totalGiB={san.totalGiB}
              usedGiB={san.usedGiB}
              added={{ label: 'This set', giB: sizeInto(rows, san.id) }}
            />
          ))}
          <PatternField set={set} asOf={data.asOf} onChange={(pattern) => write({ pattern })} />
        </div>
      )}
      <Section title="New volumes">
        <NewNames
          set={set}
          rows={fault === undefined ? data?.items : data?.items.map((row) => ({ ...row, name: '' }))}
          onName={(row, name) => write({ items: set.items.map((item) => (sameId(item.id, row.instanceId) ? { ...item, name } : item)) })}
        />
      </Section>
    </RestoreWizard>
  );
}
