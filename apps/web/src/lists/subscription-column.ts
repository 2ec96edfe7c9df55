import { t } from '@lingui/core/macro';
import type { Column } from '../ui/table/table-columns.ts';

/** The column that names the subscription of each row; views that were saved know it by its key. */
export const subscriptionColumn = (key = 'subscription'): Column<{ subscription: string }> => ({
  key,
  title: t`Subscription`,
  isExtra: true,
  isInFile: true,
  width: '150px',
  sortBy: ({ subscription }) => subscription,
  hasFewValues: true,
});
