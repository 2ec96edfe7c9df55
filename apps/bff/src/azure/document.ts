import { createRestError } from '@azure-rest/core-client';
import type { Azure } from './clients.ts';

/** What stands at a path of Azure Resource Manager for which the official clients have no method. */
export async function documentAt(azure: Azure, path: string, headers: Record<string, string> = {}): Promise<unknown> {
  const response = await azure.get(path, headers);
  if (response.status !== '200') throw createRestError(response);
  return response.body;
}
