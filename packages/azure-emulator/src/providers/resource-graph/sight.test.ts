import { describe, expect, test } from 'vitest';
import { assignRole } from '../../arm/access/access.ts';
import { graphRows } from '../../test-support/graph-calls.ts';
import { day, otherSubscription, snapshots, subscription, TestEstate } from '../../test-support/test-estate.ts';
import type { Person } from '../../world/world.ts';

const namesOf = (rows: Record<string, unknown>[]): string[] => rows.map(({ name }) => String(name)).toSorted();
const guidIn = (id: string): string => id.replace('/subscriptions/', '');

describe('of several subscriptions, only what was asked for is there', () => {
  const groups = "resourcecontainers | where type endswith '/resourcegroups'";
  const itself = "resourcecontainers | where type == 'microsoft.resources/subscriptions'";
  const far = `${otherSubscription}/resourceGroups/far/providers/Microsoft.ElasticSan/elasticSans/farsan`;

  test.each([
    ['nothing said: all', {}, ['far', 'plant', 'snapshots'], [subscription, otherSubscription], ['farsan', 'linesan']],
    ['the first', { subscriptions: [guidIn(subscription)] }, ['plant', 'snapshots'], [subscription], ['linesan']],
    ['the second', { subscriptions: [guidIn(otherSubscription)] }, ['far'], [otherSubscription], ['farsan']],
  ])('%s', (_, more, inGroups, subscriptions, sans) => {
    const estate = new TestEstate();
    estate.addSan(far, 'eastus2', 1);
    expect(namesOf(graphRows(estate, groups, more))).toEqual(inGroups);
    expect(namesOf(graphRows(estate, itself, more))).toEqual(subscriptions);
    expect(namesOf(graphRows(estate, "resources | where type =~ 'Microsoft.ElasticSan/elasticSans'", more))).toEqual(sans);
  });
});

test('who has a role on one resource group sees that one of them', () => {
  const estate = new TestEstate();
  const objectId = '20000000-0000-4000-8000-000000000009';
  const guest: Person = { objectId, displayName: 'G', userPrincipalName: 'g@x.example', role: 'Reader' };
  estate.world.people.push(guest);
  const reader = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';
  assignRole(estate.world, { principalId: objectId, principalType: 'User', roleId: reader, scope: snapshots, effectiveNow: true });
  const asGuest = Object.assign(estate, { person: guest });
  expect(namesOf(graphRows(asGuest, "resourcecontainers | where type endswith '/resourcegroups'"))).toEqual(['snapshots']);
});

test('an assignment is joined with its role by the id of the definition', () => {
  const query = `authorizationresources | where type =~ 'Microsoft.Authorization/roleAssignments' and properties.scope == '${snapshots}'
    | extend role = tostring(properties.roleDefinitionId)
    | join kind=inner (authorizationresources | where type =~ 'Microsoft.Authorization/roleDefinitions' | project role = id, name1 = tostring(properties.roleName)) on role
    | project name = name1`;
  expect(namesOf(graphRows(new TestEstate(), query))).toEqual(['Disk Snapshot Contributor', 'Reader']);
});

test('jobs say how long they took, and an instance its first and last point, as they are now', () => {
  const estate = new TestEstate();
  estate.protect();
  estate.backUp();
  const points = `recoveryservicesresources | where type endswith '/backupinstances' | project
    oldest = properties.backupInstanceExtendedProperties.recoveryPointInfo.oldestRecoveryPointInPrimaryRegion,
    latest = properties.backupInstanceExtendedProperties.recoveryPointInfo.latestRecoveryPointInPrimaryRegion`;
  const [first] = graphRows(estate, points);
  expect(first?.['oldest']).toBe(first?.['latest']);
  estate.pass(3 * day);
  const [later] = graphRows(estate, points);
  expect(later?.['oldest']).toBe(first?.['oldest']);
  expect(Date.parse(String(later?.['latest']))).toBeGreaterThan(Date.parse(String(first?.['latest'])));
  const jobs = `recoveryservicesresources | where type endswith '/backupjobs' and properties.status == 'Completed' | take 1
    | project took = totimespan(properties.duration), ran = todatetime(properties.endTime) - todatetime(properties.startTime)`;
  const [job] = graphRows(estate, jobs);
  expect(job?.['took']).toMatch(/^00:0\d:\d\d/);
  expect(job?.['took']).toBe(job?.['ran']);
});
