import { expect, test } from 'vitest';
import { valueAt } from '../../arm/bodies.ts';
import { codeOf, messageOf, trial, type Trial } from '../../test-support/test-calls.ts';

const api = 'api-version=2025-01-02';

function atDisk(): Trial & { disk: string; state: () => unknown } {
  const made = trial();
  const disk = `${made.subscription}/resourceGroups/rg-restore/providers/Microsoft.Compute/disks/d1`;
  const properties = { creationData: { createOption: 'Empty' }, diskSizeGB: 4 };
  made.call('PUT', `${disk}?${api}`, { location: 'eastus2', properties });
  made.wait(20_000);
  return { ...made, disk, state: () => valueAt(made.call('GET', `${disk}?${api}`).body, 'properties', 'diskState') };
}

test('a disk changes by PATCH and keeps what was not named', () => {
  const { call, disk, wait } = atDisk();
  const patched = call('PATCH', `${disk}?${api}`, { tags: { team: 'line' }, sku: { name: 'Premium_LRS' }, properties: { diskSizeGB: 8 } });
  expect([patched.status, valueAt(patched.body, 'properties', 'provisioningState')]).toEqual([202, 'Updating']);
  wait(20_000);
  expect(call('GET', patched.headers['Location'] ?? '').body).toMatchObject({
    tags: { team: 'line' },
    sku: { name: 'Premium_LRS', tier: 'Premium' },
    properties: { diskSizeGB: 8, creationData: { createOption: 'Empty' }, provisioningState: 'Succeeded' },
  });
  expect(codeOf(call('PATCH', `${disk}?${api}`, { properties: { diskSizeGB: 4 } }))).toBe('InvalidParameter');
  expect(codeOf(call('PATCH', `${disk}?${api}`, { sku: { name: 'Gold' } }))).toBe('InvalidParameter');
});

test('a snapshot changes by PATCH', () => {
  const { call, subscription, disk, wait } = atDisk();
  const snapshot = `${subscription}/resourceGroups/rg-restore/providers/Microsoft.Compute/snapshots/s1`;
  const creationData = { createOption: 'Copy', sourceResourceId: disk };
  call('PUT', `${snapshot}?${api}`, { location: 'eastus2', properties: { creationData } });
  wait(20_000);
  call('PATCH', `${snapshot}?${api}`, { tags: { keep: 'yes' }, properties: { networkAccessPolicy: 'DenyAll' } });
  wait(20_000);
  expect(call('GET', `${snapshot}?${api}`).body).toMatchObject({
    tags: { keep: 'yes' },
    properties: { networkAccessPolicy: 'DenyAll', diskSizeGB: 4, provisioningState: 'Succeeded' },
  });
});

test('a signed address is given for a while, and what it leads to is not deleted meanwhile', () => {
  const { call, disk, state, wait } = atDisk();
  const begun = call('POST', `${disk}/beginGetAccess?${api}`, { access: 'Read', durationInSeconds: 3600 });
  expect(begun.status).toBe(202);
  wait(20_000);
  expect(valueAt(call('GET', begun.headers['Location'] ?? '').body, 'accessSAS')).toMatch(
    /^https:\/\/md-[0-9a-f]{12}\.z\d+\.blob\.storage/,
  );
  expect(valueAt(call('GET', begun.headers['Azure-AsyncOperation'] ?? '').body, 'properties', 'output', 'accessSAS')).toBeTypeOf('string');
  expect(state()).toBe('ActiveSAS');
  expect(codeOf(call('DELETE', `${disk}?${api}`))).toBe('OperationNotAllowed');
  call('POST', `${disk}/endGetAccess?${api}`);
  wait(20_000);
  expect(state()).toBe('Unattached');
  call('POST', `${disk}/beginGetAccess?${api}`, { access: 'Read', durationInSeconds: 60 });
  wait(81_000);
  expect(state()).toBe('Unattached');
  expect(call('DELETE', `${disk}?${api}`).status).toBe(202);
});

test('of several signed addresses the last one counts', () => {
  const { call, disk, state, wait } = atDisk();
  const begin = (durationInSeconds: number): void => {
    call('POST', `${disk}/beginGetAccess?${api}`, { access: 'Read', durationInSeconds });
    wait(20_000);
  };
  begin(60);
  begin(3600);
  begin(60);
  wait(3_000_000);
  expect(state()).toBe('ActiveSAS');
  wait(600_000);
  expect(state()).toBe('Unattached');
  begin(60);
  call('POST', `${disk}/endGetAccess?${api}`);
  wait(20_000);
  begin(3600);
  wait(60_000);
  expect(state()).toBe('ActiveSAS');
});

test.each([
  ['without what for', { durationInSeconds: 60 }, "Required parameter 'access' is missing (null)."],
  ['for something else', { access: 'Foo', durationInSeconds: 60 }, "The value 'Foo' of parameter 'access' is invalid."],
  ['without how long', { access: 'Read' }, "Required parameter 'durationInSeconds' is missing (null)."],
  ['for no time', { access: 'Read', durationInSeconds: 0 }, "The value '0' of parameter 'durationInSeconds' is invalid."],
])('a signed address %s is refused in words that fit', (_, body, words) => {
  const { call, disk } = atDisk();
  const answer = call('POST', `${disk}/beginGetAccess?${api}`, body);
  expect([answer.status, codeOf(answer), messageOf(answer)]).toEqual([400, 'InvalidParameter', words]);
});

test('no signed address is given of what is closed to the network', () => {
  const { call, disk, state, wait } = atDisk();
  call('PATCH', `${disk}?${api}`, { properties: { networkAccessPolicy: 'DenyAll' } });
  wait(20_000);
  const access = { access: 'Read', durationInSeconds: 3600 };
  const refused = call('POST', `${disk}/beginGetAccess?${api}`, access);
  expect([refused.status, codeOf(refused), state()]).toEqual([409, 'OperationNotAllowed', 'Unattached']);
  call('PATCH', `${disk}?${api}`, { properties: { networkAccessPolicy: 'AllowAll' } });
  wait(20_000);
  expect(call('POST', `${disk}/beginGetAccess?${api}`, access).status).toBe(202);
});
