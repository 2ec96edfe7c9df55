import { assignmentType, assignRole } from '../../arm/access/access.ts';
import { ArmFailure } from '../../arm/errors.ts';
import { part } from '../../arm/found.ts';
import { pageOf } from '../../arm/pages.ts';
import type { ArmRequest, ArmResponse, ArmRoute } from '../../arm/routing/routes.ts';
import { assignmentExists, assignmentsFor, refuseTakenName, sameAssignment, wantedAssignment, withNotes } from './assignment-rules.ts';
import { scopeIn } from './scope-in.ts';
import { assignmentVersions } from './versions.ts';

const assignmentIdIn = (request: ArmRequest): string =>
  `${scopeIn(request)}/providers/${assignmentType}/${part(request, 'roleAssignmentName')}`;

function listAssignments(request: ArmRequest): ArmResponse {
  const filter = request.query.get('$filter')?.trim() ?? '';
  return { status: 200, body: pageOf(request, assignmentsFor(request.world, scopeIn(request), filter)) };
}

/** Azure lists a new assignment at once; it counts only after the world's role propagation. */
function putAssignment(request: ArmRequest): ArmResponse {
  const { world, caller } = request;
  const name = part(request, 'roleAssignmentName');
  const scope = scopeIn(request);
  const wanted = wantedAssignment(world, { name, scope }, request.body);
  const same = sameAssignment(world, scope, wanted);
  if (same !== undefined && same.name.toLowerCase() === name.toLowerCase()) {
    return { status: 200, body: withNotes(world, same, wanted.notes, caller.objectId) };
  }
  if (same !== undefined) throw assignmentExists(same);
  refuseTakenName(world, name);
  return { status: 201, body: assignRole(world, { ...wanted, ...wanted.notes, scope, name, createdBy: caller.objectId }) };
}

function getAssignment(request: ArmRequest): ArmResponse {
  const assignment = request.world.resources.get(assignmentIdIn(request));
  if (assignment !== undefined) return { status: 200, body: assignment };
  throw new ArmFailure(404, {
    code: 'RoleAssignmentNotFound',
    message: `The role assignment '${part(request, 'roleAssignmentName')}' is not found.`,
  });
}

function deleteAssignment(request: ArmRequest): ArmResponse {
  const assignment = request.world.resources.get(assignmentIdIn(request));
  if (assignment === undefined) return { status: 204 };
  request.world.resources.remove(assignment.id);
  return { status: 200, body: assignment };
}

const list = '/{scope}/providers/Microsoft.Authorization/roleAssignments';
const one = `${list}/{roleAssignmentName}`;
const apiVersions = assignmentVersions;
const action = (verb: string): string => `${assignmentType}/${verb}`;

/** Role assignments at any scope. */
export const assignmentRoutes: readonly ArmRoute[] = [
  { method: 'GET', template: list, apiVersions, action: action('read'), handle: listAssignments },
  { method: 'GET', template: one, apiVersions, action: action('read'), handle: getAssignment },
  { method: 'PUT', template: one, apiVersions, action: action('write'), handle: putAssignment },
  { method: 'DELETE', template: one, apiVersions, action: action('delete'), handle: deleteAssignment },
];
