import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api, type Reply } from '@esan/contract';
import { nameOf, parseResourceId } from '@esan/domain';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { explain, explainError } from '../api/messages.ts';
import { m, q, readAgain, refreshAfter } from '../api/query.ts';
import { useRights } from '../api/rights.ts';
import { paths } from '../links/paths.ts';
import { FormColumns } from '../ui/forms/form-columns.tsx';
import { FieldStack } from '../ui/forms/fields.tsx';
import { TypedNameInput, useTypedName } from '../ui/forms/typed-name.tsx';
import { ActionButton, LinkButton } from '../ui/layout/button.tsx';
import { Essentials } from '../ui/layout/essentials.tsx';
import { Section } from '../ui/layout/page.tsx';
import { Message } from '../ui/messages/message.tsx';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { CodeBlock } from '../ui/values/code-block.tsx';
import { ItemTask, type OfItem } from './item-task.tsx';
import { lockFacts, NoLock, RemovedLocks, type Lock } from './removed-lock.tsx';

type Unread = Reply<typeof api.listItemLocks>['missing'][number];

function keptBy({ over }: Lock, volume: string): string {
  if (over.length === 2) return t`The volume ${volume} and its snapshots`;
  if (over[0] === 'a-snapshot') return t`One snapshot, of ${volume} or of another volume whose snapshots are in the same resource group`;
  return over[0] === 'volume' ? t`The volume ${volume}` : t`The snapshots of ${volume}`;
}

function Facts({ lock, volume }: { lock: Lock; volume: string }) {
  return (
    <Essentials
      layout="single"
      facts={[
        ...lockFacts(lock, t`Stands on`),
        { label: t`In the way of`, value: keptBy(lock, volume) },
        { label: t`Resource ID`, value: lock.id, isLong: true },
      ]}
    />
  );
}

const unreadSentence = ({ name, problem }: Unread): string => t`The locks of ${name} could not be read. ${explain(problem).happened}`;

/** An item may stand there whose record does not say where its snapshots are: no command lists their locks. */
const isGroup = ({ id }: Unread): boolean => parseResourceId(id)?.provider === undefined;

const listCommand = ({ id, name }: Unread): string =>
  `az lock list --subscription ${parseResourceId(id)?.subscriptionId} --resource-group "${name}"`;

/** What could not be read is not free of locks. */
function NotKnown({ place, volume, missing }: { place: OfItem['place']; volume: string; missing: readonly Unread[] }) {
  const client = useQueryClient();
  const groups = missing.filter(isGroup);
  return (
    <>
      <Message
        tone="warn"
        title={t`Whether a lock stands over ${volume} or its snapshots is not known.`}
        actions={
          <>
            <ActionButton size="small" onPress={() => void readAgain(client, api.listItemLocks)}>{t`Try again`}</ActionButton>
            <LinkButton size="small" to={paths.protectedItem(place)}>{t`Open protected item`}</LinkButton>
          </>
        }
      >
        {missing.map((one) => (
          <p key={one.id}>{unreadSentence(one)}</p>
        ))}
      </Message>
      {groups.length > 0 && (
        <Section title={t`For somebody who may`}>
          <FieldStack>
            <p>
              <Trans>Whoever may read the locks there sees them on this page, or with this command of the Azure CLI.</Trans>
            </p>
            <CodeBlock text={groups.map(listCommand).join('\n')} label={t`the command`} />
          </FieldStack>
        </Section>
      )}
    </>
  );
}

type FormProps = {
  place: OfItem['place'];
  lock: Lock;
  volume: string;
  count: number;
  missing: readonly Unread[];
  onRemoved: (lock: Lock) => void;
};

function LockForm({ place, lock, volume, count, missing, onRemoved }: FormProps) {
  const client = useQueryClient();
  const whyNot = useRights(lock.scope);
  const confirm = useTypedName(lock.name, lock.id);
  const remove = useMutation({
    ...m(api.removeLock),
    onSuccess: () => {
      onRemoved(lock);
      return refreshAfter(client, api.removeLock);
    },
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
        <p>{t`A lock over the volume or its snapshots keeps Azure Backup from deleting snapshots that are no longer needed.`}</p>
        {remove.error !== null && <ProblemMessage explained={explainError(remove.error)} />}
        <Message tone="warn" title={t`Somebody has put this lock there on purpose. Ask before you remove it.`}>
          <Trans>Without the lock everything in {nameOf(lock.scope)} can be deleted, not the snapshots of backups alone.</Trans>
        </Message>
        {count > 1 && <p>{plural(count - 1, { one: 'One more lock is in the way.', other: '# more locks are in the way.' })}</p>}
        {missing.map((one) => (
          <p key={one.id}>
            {unreadSentence(one)} {t`There may be more locks there.`}
          </p>
        ))}
        <Facts lock={lock} volume={volume} />
        {refused === undefined && <TypedNameInput of={confirm} />}
      </FieldStack>
    </FormColumns>
  );
}

function Locks({ place, instance }: OfItem) {
  const { volumeName } = instance;
  const { items, missing } = useSuspenseQuery(q(api.listItemLocks, { params: place })).data;
  // Azure tells nothing of a lock that is gone: what was removed is known to this page alone, for as long as it is open.
  const [removed, setRemoved] = useState<readonly Lock[]>([]);
  const [first] = items;
  const gone = removed.length > 0 && <RemovedLocks locks={removed} />;
  if (first !== undefined) {
    const more = { count: items.length, missing, onRemoved: (lock: Lock) => setRemoved([...removed, lock]) };
    return (
      <>
        {gone}
        <LockForm key={first.id} place={place} lock={first} volume={volumeName} {...more} />
      </>
    );
  }
  return (
    <>
      {missing.length > 0 ? <NotKnown place={place} volume={volumeName} missing={missing} /> : <NoLock place={place} instance={instance} />}
      {gone}
    </>
  );
}

/** Removes a management lock that keeps the snapshots of a protected item, or its volume, from what backups do with them. */
export const RemoveLockPage = () => <ItemTask deed={t`Remove lock`} from={t`a protected item whose snapshots a lock keeps`} form={Locks} />;
