import { hasAccessWithin, isAllowed } from '../../arm/access/access.ts';
import { managementGroupId, managementGroupType } from '../../arm/reach.ts';
import type { Row } from '../../kql/values/table.ts';
import type { ManagementGroup } from '../../world/management-groups.ts';
import { tenantId } from '../../world/registrations.ts';
import { rowOf, type OfType } from './rows.ts';
import type { Sight } from './sight.ts';

const named = ({ name, displayName }: ManagementGroup): Record<string, string> => ({ displayName, name });

function subscriptionRows({ world, subscriptions }: Sight): Row[] {
  return subscriptions.map(({ subscriptionId, displayName }) =>
    rowOf({
      id: `/subscriptions/${subscriptionId}`,
      name: displayName,
      type: 'Microsoft.Resources/subscriptions',
      properties: {
        managedByTenants: [],
        // The nearest first [D].
        managementGroupAncestorsChain: world.managementGroups.lineOf(world.managementGroups.homeOf(subscriptionId)).map(named),
        state: 'Enabled',
        subscriptionPolicies: { locationPlacementId: 'Public_2014-09-01', quotaId: 'PayAsYouGo_2014-09-01', spendingLimit: 'Off' },
      },
    }),
  );
}

/** Resource groups are of another type here than in their own answers [D]. */
function groupRows(sight: Sight): Row[] {
  const { world, caller } = sight;
  return world.resources
    .list('Microsoft.Resources/resourceGroups')
    .filter(({ id }) => sight.isAsked(id) && hasAccessWithin(world, caller.objectId, id))
    .map((group) => rowOf({ ...group, type: 'Microsoft.Resources/subscriptions/resourceGroups' }));
}

/** Management groups are of no subscription: they are seen by whom they are named to. */
function managementGroupRows({ world, caller }: Sight): Row[] {
  const { root, made } = world.managementGroups;
  return [root, ...made]
    .filter(({ name }) => isAllowed(world, caller.objectId, `${managementGroupType}/read`, managementGroupId(name)))
    .map((group) =>
      rowOf({
        id: managementGroupId(group.name),
        name: group.name,
        type: managementGroupType,
        properties: {
          displayName: group.displayName,
          tenantId,
          details: { managementGroupAncestorsChain: world.managementGroups.lineOf(group).slice(1).map(named) },
        },
      }),
    );
}

/** Subscriptions, resource groups and management groups. */
export const containerParts: readonly OfType<Sight>[] = [
  { type: 'Microsoft.Resources/subscriptions', rows: subscriptionRows },
  { type: 'Microsoft.Resources/subscriptions/resourceGroups', rows: groupRows },
  { type: managementGroupType, rows: managementGroupRows },
];
