import { paths } from '../links/paths.ts';
import { Tabs } from '../ui/layout/tabs.tsx';

/** Protected items, and those that were deleted and can still be brought back. */
export function ProtectedItemsTabs() {
  return (
    <Tabs
      label="Protected and deleted items"
      tabs={[
        { to: paths.protectedItems(), title: 'Protected' },
        { to: paths.deletedItems(), title: 'Deleted' },
      ]}
    />
  );
}
