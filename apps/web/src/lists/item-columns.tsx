import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { standingOf, standings, type BackupInstance, type WatchedInstance } from '@esan/domain';
import { instancePlaceOf, paths } from '../links/paths.ts';
import { LinkButton } from '../ui/layout/button.tsx';
import { EmptyState } from '../ui/messages/empty-state.tsx';
import { EmptyHints } from './empty-hints.tsx';
import type { Filter } from '../ui/table/narrowing.tsx';
import type { Column } from '../ui/table/table-columns.ts';
import { protectionWord, ProtectionWord, standingWords, type Protection } from '../words/protection.tsx';

/** The page of a protected item. */
export function itemPage({ id }: Pick<BackupInstance, 'id'>): string {
  const place = instancePlaceOf(id);
  return place === undefined ? paths.protectedItems() : paths.protectedItem(place);
}

/** The columns that every list of protected items begins with: the volume, how its protection stands, its Elastic SAN. */
export const itemColumns: readonly Column<WatchedInstance>[] = [
  { key: 'volume', title: t`Volume`, sortBy: ({ volumeName }) => volumeName, isName: true },
  {
    key: 'state',
    title: t`State`,
    cell: (item) => <ProtectionWord of={item} />,
    // Trouble comes first.
    sortBy: (item) => standings.indexOf(standingOf(item)),
    text: standingWords,
    words: standingWords,
    width: '208px',
    onPhone: 'beside',
  },
  { key: 'san', title: 'Elastic SAN', sortBy: ({ san }) => san, hasFewValues: true },
];

/** Narrows a list to one way to stand of those that are in it, trouble first. */
export const stateFilter: Filter<Protection> = {
  label: t`State`,
  param: 'state',
  value: standingOf,
  words: (item) => protectionWord(standingOf(item)),
  order: standings,
};

/** What stands where no volume is protected yet, with the way to begin. */
export function NothingProtected() {
  return (
    <EmptyState
      title={t`No volume is protected yet`}
      hints={<EmptyHints of="protecting" />}
      action={
        <LinkButton appearance="primary" to={paths.configureBackup('choose-volumes')}>
          {t`Configure backup`}
        </LinkButton>
      }
    >
      <Trans>
        Choose a volume, a Backup vault and a policy; the vault then takes a restore point every day. What vaults protect that your account
        may not read is not shown.
      </Trans>
    </EmptyState>
  );
}
