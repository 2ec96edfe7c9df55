import type { PipelineRequest } from '@azure/core-rest-pipeline';

/** Whether a call asks Azure Resource Graph: a POST that only reads. */
export const isGraphQuery = ({ method, url }: Pick<PipelineRequest, 'method' | 'url'>): boolean =>
  method === 'POST' && new URL(url).pathname.toLowerCase() === '/providers/microsoft.resourcegraph/resources';
