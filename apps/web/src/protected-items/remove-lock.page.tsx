import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api, type Reply } from '@esan/contract';
import { nameOf } from '@esan/domain';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { explainError } from '../api/messages.ts';
import { m, q, readAgain, refreshAfter } from '../api/query.ts';
import { useRights } from '../api/rights.ts';
import { paths } from '../links/paths.ts';
import { FormColumns } from '../ui/forms/form-columns.tsx';
import { FieldStack } from '../ui/forms/fields.tsx';
import { TypedNameInput, useTypedName } from '../ui/forms/typed-name.tsx';
import { LinkButton } from '../ui/layout/button.tsx';
import { Essentials } from '../ui/layout/essentials.tsx';
import { Section } from '../ui/layout/page.tsx';
import { Message } from '../ui/messages/message.tsx';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { CodeBlock } from '../ui/values/code-block.tsx';
import { ItemTask, type OfItem } from './item-task.tsx';

type Lock = Reply<typeof api.listItemLocks>['items'][number];

const levelWord: Record<Lock['level'], string> = {
  delete: t`Delete: nothing under it can be deleted`,
  'read-only': t`Read-only: nothing under it can be changed or deleted`,
  unknown: t`Azure calls the level by a word that the portal does not know`,
};

function keptBy({ over }: Lock, volume: string): string {
  if (over.length === 2) return t`The volume ${volume} and its snapshots`;
  return over[0] === 'volume' ? t`The volume ${volume}` : t`The snapshots of ${volume}`;
}

function Facts({ lock, volume }: { lock: Lock; volume: string }) {
  return (
    <Essentials
      layout="single"
      facts={[
        { label: t`Lock`, value: lock.name },
        { label: t`Stands on`, value: <span title={lock.scope}>{nameOf(lock.scope)}</span> },
        { label: t`Level`, value: levelWord[lock.level] },
        { label: t`Notes`, value: lock.notes },
        { label: t`In the way of`, value: keptBy(lock, volume) },
        { label: t`Resource ID`, value: lock.id, isLong: true },
      ]}
    />
  );
}

/** Nothing is in the way any more, by this press or by somebody else's. */
function NoLock({ place, volume }: { place: OfItem['place']; volume: string }) {
  return (
    <Message
      tone="good"
      title={t`No lock stands over ${volume} or its snapshots.`}
      actions={<LinkButton size="small" to={paths.protectedItem(place)}>{t`Open protected item`}</LinkButton>}
    >
      <Trans>Azure Backup deletes what a lock kept with one of the next backups.</Trans>
    </Message>
  );
}

function LockForm({ place, lock, volume, count }: { place: OfItem['place']; lock: Lock; volume: string; count: number }) {
  const client = useQueryClient();
  const whyNot = useRights(lock.scope);
  const confirm = useTypedName(lock.name, lock.id);
  const remove = useMutation({
    ...m(api.removeLock),
    onSuccess: () => refreshAfter(client, api.removeLock),
    onError: () => readAgain(client, api.listItemLocks),
  });
  const refused = whyNot('remove-lock');
  return (
    <FormColumns
      label={t`Remove lock`}
      because={refused ?? confirm.because}
      press={{
        look: 'danger',
        onPress: () => remove.mutate({ query: { scope: lock.scope, name: lock.name } }),
        isPending: remove.isPending,
      }}
      cancel={paths.protectedItem(place)}
      aside={
        <Section title={t`For somebody who may`}>
          <FieldStack>
            <p>
              <Trans>
                Owners and User Access Administrators of {nameOf(lock.scope)} may remove the lock, here or with this command of the Azure
                CLI.
              </Trans>
            </p>
            <CodeBlock text={`az lock delete --ids "${lock.id}"`} label={t`the command`} />
          </FieldStack>
        </Section>
      }
    >
      <FieldStack>
        {remove.error !== null && <ProblemMessage explained={explainError(remove.error)} />}
        <Message tone="warn" title={t`Somebody has put this lock there on purpose. Ask before you remove it.`}>
          <Trans>Without the lock everything in {nameOf(lock.scope)} can be deleted, not the snapshots of backups alone.</Trans>
        </Message>
        {count > 1 && <p>{plural(count - 1, { one: 'One more lock is in the way.', other: '# more locks are in the way.' })}</p>}
        <Facts lock={lock} volume={volume} />
        {refused === undefined && <TypedNameInput of={confirm} />}
      </FieldStack>
    </FormColumns>
  );
}

function Locks({ place, instance: { volumeName } }: OfItem) {
  const { items } = useSuspenseQuery(q(api.listItemLocks, { params: place })).data;
  const [first] = items;
  if (first === undefined) return <NoLock place={place} volume={volumeName} />;
  return <LockForm key={first.id} place={place} lock={first} volume={volumeName} count={items.length} />;
}

/** Removes a management lock that keeps the snapshots of a protected item, or its volume, from what backups do with them. */
export const RemoveLockPage = () => (
  <ItemTask
    deed={t`Remove lock`}
    from={t`a protected item whose snapshots a lock keeps`}
    lead={() => t`A lock over the volume or its snapshots keeps Azure Backup from deleting snapshots that are no longer needed.`}
    form={Locks}
  />
);
