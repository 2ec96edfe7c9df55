import { createRestError } from '@azure-rest/core-client';
import type { Azure } from './clients.ts';

/** What stands at a path of Azure Resource Manager for which the official clients have no method. */
export async function documentAt(azure: Azure, path: string, headers: Record<string, string> = {}): Promise<unknown> {
  const response = await azure.get(path, headers);
  if (response.status !== '200') throw createRestError(response);
  return response.body;
}

/**
 * One look at a status address. Undefined where it cannot be asked: it may need more rights than the
 * thing itself, and Azure forgets it after a while.
 */
export async function statusDocumentAt(azure: Azure, path: string): Promise<{ status: number; body: unknown } | undefined> {
  const response = await azure.get(path);
  const status = Number(response.status);
  if (status < 300) return { status, body: response.body };
  if (status === 403 || status === 404) return undefined;
  throw createRestError(response);
}
