import type { Problem } from '@esan/domain';

/** What two failures share that have one reason, whatever they name. */
export const alikeKey = ({ code, azureCode, action, scope }: Problem): string => [code, azureCode, action, scope].join('|').toLowerCase();
