import type { NewFault } from '@esan/azure-emulator/control';
import { expectGoodPage } from '../support/axe.ts';
import { withoutGraph } from '../support/refusals.ts';
import { expect, test } from '../support/test.ts';

// The countdown is what is looked at.
test.use({ plan: { scenario: 'demo' }, pauses: 'whole' });

const refused = {
  kind: 'next-call',
  action: '*',
  status: 429,
  code: 'SubscriptionRequestsThrottled',
  message: 'Number of requests for the subscription exceeded.',
  retryAfterSeconds: 8,
  retryAfterAs: 'exact',
  times: 1_000_000,
} satisfies NewFault;

test('where each service is asked, a throttled subscription is named with a countdown, the others are shown, and the page completes itself', async ({
  page,
  open,
  azure,
}) => {
  await withoutGraph(azure);
  await azure.addFault({ ...refused, path: azure.subscriptionId });
  await open('/volumes');
  await expect(page.getByText('Azure asks for fewer requests.')).toBeVisible();
  await expect(page.getByRole('timer').first()).toHaveText(/^Asks again in \d s\.$/);
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await expect(page.getByText('This list was read from each service')).toBeVisible();
  await expectGoodPage(page);
  await azure.clearFaults();
  await expect(page.getByText('Azure asks for fewer requests.')).toBeHidden({ timeout: 15_000 });
  await expect(page.getByText('60 volumes').first()).toBeVisible();
  // Resource Graph answers again, too.
  await expect(page.getByText('This list was read from each service')).toBeHidden();
});
