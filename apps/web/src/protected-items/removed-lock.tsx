import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api, type Reply } from '@esan/contract';
import { nameOf, parseResourceId } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { q } from '../api/query.ts';
import { paths } from '../links/paths.ts';
import { usePolicyFacts } from '../policies/policy-facts.tsx';
import { FieldStack } from '../ui/forms/fields.tsx';
import { LinkButton } from '../ui/layout/button.tsx';
import { Essentials, type Essential } from '../ui/layout/essentials.tsx';
import { Section } from '../ui/layout/page.tsx';
import { Message } from '../ui/messages/message.tsx';
import { CodeBlock } from '../ui/values/code-block.tsx';
import { overdueSince } from '../words/restore-point.tsx';
import { momentWords } from '../ui/time/time-words.ts';
import type { OfItem } from './item-task.tsx';

/** A management lock over a protected item. */
export type Lock = Reply<typeof api.listItemLocks>['items'][number];

/** What a lock of each level keeps. */
const levelWord: Record<Lock['level'], string> = {
  delete: t`Delete: nothing under it can be deleted`,
  'read-only': t`Read-only: nothing under it can be changed or deleted`,
  unknown: t`Azure calls the level by a word that the portal does not know`,
};

/** What Azure says of a lock; `on` is how its place is called. */
export const lockFacts = ({ name, scope, level, notes }: Lock, on: string): Essential[] => [
  { label: t`Lock`, value: name },
  { label: on, value: <span title={scope}>{nameOf(scope)}</span> },
  { label: t`Level`, value: levelWord[level] },
  { label: t`Notes`, value: notes },
];

/** The points that should be gone, which the next backups delete. */
function usePointsFact(place: OfItem['place']): Essential[] {
  const { data } = useQuery(q(api.listRestorePoints, { params: place }));
  if (data === undefined) return [];
  const overdue = data.items.filter(({ expires }) => overdueSince(expires, data.asOf) !== undefined).map(({ time }) => time);
  const oldest = overdue.toSorted()[0];
  const value =
    oldest === undefined
      ? t`None of those that are listed should have expired already.`
      : plural(overdue.length, {
          one: `# should have expired already: that of ${momentWords(oldest, data.asOf)}.`,
          other: `# should have expired already, the oldest of them of ${momentWords(oldest, data.asOf)}.`,
        });
  return [{ label: t`Restore points`, value }];
}

/** Nothing is in the way any more, by this press or by somebody else's. */
export function NoLock({ place, instance: { volumeName, policyId, snapshotGroupId } }: OfItem) {
  const policy = usePolicyFacts([policyId]);
  const points = usePointsFact(place);
  return (
    <>
      <Message
        tone="good"
        title={t`No lock stands over ${volumeName} or its snapshots.`}
        actions={<LinkButton size="small" to={paths.protectedItem(place)}>{t`Open protected item`}</LinkButton>}
      >
        <Trans>Azure Backup deletes what a lock kept with one of the next backups.</Trans>
      </Message>
      <Section title={t`From now on`}>
        <Essentials layout="single" facts={[...policy, ...points, { label: t`Snapshots in`, value: nameOf(snapshotGroupId) }]} />
      </Section>
    </>
  );
}

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** The Azure CLI command that puts a lock back where it stood; nothing for one of an unknown level. */
export function lockCommand({ name, level, scope, notes }: Pick<Lock, 'name' | 'level' | 'scope' | 'notes'>): string | undefined {
  if (level === 'unknown') return undefined;
  const at = parseResourceId(scope);
  const where =
    at?.resourceGroup === undefined
      ? []
      : at.provider === undefined
        ? [`--resource-group ${quoted(at.resourceGroup)}`]
        : [`--resource ${quoted(scope)}`];
  return [
    `az lock create --name ${quoted(name)}`,
    `--lock-type ${level === 'delete' ? 'CanNotDelete' : 'ReadOnly'}`,
    ...(at === undefined ? [] : [`--subscription ${at.subscriptionId}`]),
    ...where,
    ...(notes === null || notes === '' ? [] : [`--notes ${quoted(notes)}`]),
  ].join(' \\\n  ');
}

/** What this page has removed, and how it is put back: Azure itself keeps nothing of a lock that is gone. */
export function RemovedLocks({ locks }: { locks: readonly Lock[] }) {
  const commands = locks.flatMap((lock) => lockCommand(lock) ?? []);
  return (
    <Section title={plural(locks.length, { one: 'The lock that was removed', other: 'The locks that were removed' })}>
      <FieldStack>
        {locks.map((lock) => (
          <Essentials key={lock.id} layout="single" facts={lockFacts(lock, t`Stood on`)} />
        ))}
        {commands.length > 0 && (
          <>
            <p>{t`Once Azure Backup has deleted what it no longer needs, this command of the Azure CLI puts it back. This page shows it until it is left.`}</p>
            <CodeBlock text={commands.join('\n\n')} label={t`the command`} />
          </>
        )}
      </FieldStack>
    </Section>
  );
}
