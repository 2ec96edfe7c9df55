import { ArmFailure } from '../../../arm/errors.ts';
import { part } from '../../../arm/found.ts';
import type { ArmRequest, ArmResponse, ArmRoute } from '../../../arm/routing/routes.ts';
import { nothingThere } from '../protocol/errors.ts';
import { jobType, sameId } from '../protocol/ids.ts';
import { vaultIn } from '../protocol/in-vault.ts';
import { startOperation } from '../protocol/long-running.ts';
import { dataProtectionVersions, vaultPath } from '../protocol/versions.ts';

const kind = 'export-jobs';

/** 204 where there is nothing to export; else a file, of which the addresses alone are made: no storage answers there [S, U]. */
function exportJobs(request: ArmRequest): ArmResponse {
  const { world } = request;
  const vault = vaultIn(request);
  if (world.resources.list(jobType, vault.id).length === 0) return { status: 204 };
  const file = `https://azbackupexports.blob.core.windows.net/jobs/${world.guids.next()}`;
  const work = { kind, vault, targetId: vault.id, takesMs: world.takes('validation'), retryAfter: 10 } as const;
  const headers = startOperation(request, work, () => ({
    result: { blobUrl: `${file}.json`, blobSasKey: 'sig=emulated', excelFileBlobUrl: `${file}.xlsx`, excelFileBlobSasKey: 'sig=emulated' },
  }));
  const id = /operationStatus\/([^?]+)/.exec(headers['Azure-AsyncOperation'] ?? '')?.[1] ?? '';
  const location = request.absolute(`${vault.id}/backupJobs/operations/${id}?api-version=${request.apiVersion}`);
  return { status: 202, headers: { ...headers, Location: location } };
}

function exportResult(request: ArmRequest): ArmResponse {
  const vault = vaultIn(request);
  const operation = request.world.operations.get(part(request, 'operationId'));
  if (operation?.kind !== kind || !sameId(operation.targetId ?? '', vault.id)) throw nothingThere();
  if (operation.status === 'running') return { status: 202, headers: { 'Retry-After': request.retryAfter(10) } };
  if (operation.error !== undefined) throw new ArmFailure(400, operation.error);
  return { status: 200, body: operation.result };
}

const apiVersions = dataProtectionVersions;

/** The jobs of a vault as a file. */
export const jobExportRoutes: readonly ArmRoute[] = [
  {
    method: 'POST',
    template: `${vaultPath}/exportBackupJobs`,
    apiVersions,
    action: 'Microsoft.DataProtection/backupVaults/exportBackupJobs/action',
    handle: exportJobs,
  },
  { method: 'GET', template: `${vaultPath}/backupJobs/operations/{operationId}`, apiVersions, handle: exportResult },
];
