import { assignedRoleId, assignmentType } from '../../arm/access/access.ts';
import { customRoleResource, definitionType, rolesOf } from '../../arm/access/custom-roles.ts';
import type { Row } from '../../kql/values/table.ts';
import { rowOf, type OfType } from './rows.ts';
import type { Sight } from './sight.ts';

const definitionId = (name: string): string => `/providers/Microsoft.Authorization/RoleDefinitions/${name}`;

/** Role assignments name their role by the id that its row has, so that the two can be joined [D]. */
const assignmentRows = (sight: Sight): Row[] =>
  sight.resources(assignmentType).map((assignment) =>
    rowOf({
      ...assignment,
      properties: { ...assignment.properties, roleDefinitionId: definitionId(assignedRoleId(assignment)) },
    }),
  );

/** Every role; those of Azure are open to everybody. */
const definitionRows = ({ world }: Sight): Row[] =>
  rolesOf(world).map((role) => {
    const custom = customRoleResource(world, role.id);
    const properties = custom?.properties ?? {
      roleName: role.roleName,
      type: 'BuiltInRole',
      description: role.description,
      assignableScopes: ['/'],
      permissions: role.permissions,
      isServiceRole: false,
    };
    return rowOf({ id: definitionId(role.id), name: role.id, type: definitionType, properties });
  });

/** Role assignments at and below what was asked for, and role definitions. */
export const authorizationParts: readonly OfType<Sight>[] = [
  { type: assignmentType, rows: assignmentRows },
  { type: definitionType, rows: definitionRows },
];
