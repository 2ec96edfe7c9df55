import { t } from '@lingui/core/macro';
import { paths } from '../links/paths.ts';
import { Tabs } from '../ui/layout/tabs.tsx';

/** Protected items, and those that were deleted and can still be brought back. */
export function ProtectedItemsTabs() {
  return (
    <Tabs
      label={t`Protected and deleted items`}
      tabs={[
        { to: paths.protectedItems(), title: t`Protected` },
        { to: paths.deletedItems(), title: t`Deleted` },
      ]}
    />
  );
}
