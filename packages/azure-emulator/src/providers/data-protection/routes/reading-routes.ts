import { momentIn } from '../../../json/moments.ts';
import { part } from '../../../arm/found.ts';
import { pageOf } from '../../../arm/pages.ts';
import type { ArmRequest, ArmResponse, ArmRoute } from '../../../arm/routing/routes.ts';
import type { Resource } from '../../../world/resource-store.ts';
import { timeSpan } from '../protocol/azure-time.ts';
import { invalidInput, nothingThere, refused } from '../protocol/errors.ts';
import { jobType } from '../protocol/ids.ts';
import { instanceIn, vaultIn } from '../protocol/in-vault.ts';
import { pointsOf, shownPoint, takenAt } from '../work/recovery-points.ts';
import { instancePath, dataProtectionVersions, vaultPath } from '../protocol/versions.ts';

/** Newest first; the CLI sends an empty `$filter`, which filters nothing [R]. */
function listPoints(request: ArmRequest): ArmResponse {
  const { world } = request;
  const instance = instanceIn(request);
  const { from, to } = rangeIn(request);
  const points = pointsOf(world, instance.id).filter((point) => takenAt(point) >= from && takenAt(point) <= to);
  return {
    status: 200,
    body: pageOf(request, points, (point) => shownPoint(world, instance, point, 'in a list')),
  };
}

function rangeIn(request: ArmRequest): { from: number; to: number } {
  const filter = ([...request.query].find(([name]) => name.toLowerCase() === '$filter')?.[1] ?? '').trim();
  const range = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
  if (filter === '') return range;
  for (const term of filter.split(/\s+and\s+/i)) {
    const match = /^(startDate|endDate)\s+eq\s+'([^']+)'$/i.exec(term);
    const moment = momentIn(match?.[2] ?? '');
    if (moment === undefined) throw refused(request.world, invalidInput(`the filter '${filter}' is not supported.`));
    if (match?.[1]?.toLowerCase() === 'startdate') range.from = moment;
    else range.to = moment;
  }
  return range;
}

function getPoint(request: ArmRequest): ArmResponse {
  const instance = instanceIn(request);
  const point = request.world.resources.get(`${instance.id}/recoveryPoints/${part(request, 'recoveryPointId')}`);
  if (point === undefined) throw nothingThere();
  return { status: 200, body: shownPoint(request.world, instance, point, 'alone') };
}

/** A list leaves out `extendedInfo` and writes `duration` otherwise than one job (ListJobs of disks and blobs) [R]. */
function jobInList(job: Resource): unknown {
  const { startTime, endTime } = job.properties;
  const ms = typeof endTime === 'string' ? Date.parse(endTime) - Date.parse(String(startTime)) : 0;
  return { ...job, properties: { ...job.properties, duration: timeSpan(ms), extendedInfo: null } };
}

function getJob(request: ArmRequest): ArmResponse {
  const job = request.world.resources.get(`${vaultIn(request).id}/backupJobs/${part(request, 'jobId')}`);
  if (job === undefined) throw nothingThere();
  return { status: 200, body: job };
}

const pointsPath = `${instancePath}/recoveryPoints`;
const jobsPath = `${vaultPath}/backupJobs`;
const readPoints = 'Microsoft.DataProtection/backupVaults/backupInstances/recoveryPoints/read';
const readJobs = 'Microsoft.DataProtection/backupVaults/backupJobs/read';

/** Recovery points and jobs. */
export const readingRoutes: readonly ArmRoute[] = [
  { method: 'GET', template: pointsPath, apiVersions: dataProtectionVersions, action: readPoints, handle: listPoints },
  { method: 'GET', template: `${pointsPath}/{recoveryPointId}`, apiVersions: dataProtectionVersions, action: readPoints, handle: getPoint },
  {
    method: 'GET',
    template: jobsPath,
    apiVersions: dataProtectionVersions,
    action: readJobs,
    handle: (request) => ({
      status: 200,
      // The last page of jobs says that it is the last one (ListJobs) [R].
      body: { nextLink: null, ...pageOf(request, request.world.resources.list(jobType, vaultIn(request).id), jobInList) },
    }),
  },
  { method: 'GET', template: `${jobsPath}/{jobId}`, apiVersions: dataProtectionVersions, action: readJobs, handle: getJob },
];
