import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api, type Reply } from '@esan/contract';
import { backupInstanceId } from '@esan/domain';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { q } from '../api/query.ts';
import { instancePlaceOf, paths, type InstancePlace } from '../links/paths.ts';
import { useAddressText } from '../ui/forms/address.ts';
import { LinkButton } from '../ui/layout/button.tsx';
import { Page } from '../ui/layout/page.tsx';
import { EmptyState } from '../ui/messages/empty-state.tsx';
import { docs } from '../words/docs.ts';

/** A protected item as its own page has it. */
export type Instance = Reply<typeof api.getBackupInstance>['item'];

/** What a task gets: the item that it is about. */
export type OfItem = { place: InstancePlace; instance: Instance };

type Props = {
  /** What is done with the item, as its command says it. */
  deed: string;
  lead?: (instance: Instance) => string;
  form: (props: OfItem) => ReactNode;
  /** From where one comes here. */
  from?: string;
};

function Task({ place, deed, lead, form: Form }: Props & { place: InstancePlace }) {
  const { item } = useSuspenseQuery(q(api.getBackupInstance, { params: place })).data;
  return (
    <Page
      title={t`${deed} of ${item.volumeName}`}
      help={docs.manage}
      breadcrumb={[{ title: item.volumeName, to: paths.protectedItem(place) }]}
      {...(lead === undefined ? {} : { lead: lead(item) })}
    >
      <Form place={place} instance={item} />
    </Page>
  );
}

/** The page on which something is done with the protected item that the address names. */
export function ItemTask({ from = t`a protected item`, ...task }: Props) {
  const [id] = useAddressText('instance');
  const place = id === undefined ? undefined : instancePlaceOf(id);
  // Another item is another task: what was typed, asked for or refused of one is nothing of the next.
  if (place !== undefined) return <Task key={backupInstanceId(place).toLowerCase()} {...task} place={place} />;
  return (
    <Page>
      <EmptyState
        title={t`No protected item is chosen yet`}
        action={<LinkButton to={paths.protectedItems()}>{t`Go to Protected items`}</LinkButton>}
      >
        <Trans>
          Open {from}, then {task.deed}.
        </Trans>
      </EmptyState>
    </Page>
  );
}
