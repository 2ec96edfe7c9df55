import { expect, test } from 'vitest';
import { codeOf, messageOf, trial, type Trial } from '../test-support/test-calls.ts';

const api = 'api-version=2025-04-01';

/** A world that throttles, with so many reads made. */
function afterReads(count: number): Trial & { read: () => ReturnType<Trial['call']> } {
  const made = trial();
  made.world.throttling = true;
  const read = () => made.call('GET', `${made.subscription}/resourceGroups?${api}`);
  for (let made = 0; made < count; made += 1) read();
  return { ...made, read };
}

test('the 251st read at once is refused in the words of Azure, and a second later 25 more are there', () => {
  const { read, wait, admin, world } = afterReads(249);
  const last = read();
  expect([last.status, last.headers['x-ms-ratelimit-remaining-subscription-reads']]).toEqual([200, '0']);
  const refused = read();
  expect([refused.status, codeOf(refused), refused.headers['Retry-After']]).toEqual([429, 'SubscriptionRequestsThrottled', '1']);
  expect(messageOf(refused)).toBe(
    `Number of 'read' requests for subscription '${world.subscriptions[0]?.subscriptionId ?? ''}' actor '${admin.objectId}' exceeded. Please try again after '1' seconds.`,
  );
  wait(1000);
  for (let again = 0; again < 25; again += 1) expect(read().status).toBe(200);
  expect(read().status).toBe(429);
});

test('writes and other people have buckets of their own', () => {
  const { read, call, reader, subscription } = afterReads(250);
  expect(read().status).toBe(429);
  expect(call('GET', `${subscription}/resourceGroups?${api}`, undefined, { as: reader }).status).toBe(200);
  const put = call('PUT', `${subscription}/resourceGroups/rg-new?${api}`, { location: 'eastus2' });
  expect([put.status, put.headers['x-ms-ratelimit-remaining-subscription-writes']]).toEqual([201, '199']);
});

test('a bucket never holds more than its size', () => {
  const { read, wait } = afterReads(10);
  wait(3_600_000);
  expect(read().headers['x-ms-ratelimit-remaining-subscription-reads']).toBe('249');
});

test('a world does not throttle unless it was made so', () => {
  const { call, subscription } = trial();
  for (let made = 0; made < 300; made += 1) expect(call('GET', `${subscription}/resourceGroups?${api}`).status).toBe(200);
});
