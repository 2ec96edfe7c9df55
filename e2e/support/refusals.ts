import { environment, minutes } from './estate.ts';
import type { Estate } from './estate.ts';

/** A policy of Azure Policy that wants a tag and another region, as it refuses the next call of an action. */
export const policyRefuses = (azure: Estate, action: string) =>
  azure.addFault({
    kind: 'next-call',
    action,
    status: 403,
    code: 'RequestDisallowedByPolicy',
    message:
      "Resource 'bv-first' was disallowed by policy. Reasons: 'Every resource has a cost centre.'. See error details for policy resource IDs.",
    additionalInfo: [
      {
        type: 'PolicyViolation',
        info: {
          policyDefinitionDisplayName: 'Require a tag on resources',
          policyAssignmentDisplayName: 'Cost centre and European regions',
          evaluationDetails: {
            evaluatedExpressions: [
              {
                result: 'True',
                expressionKind: 'Field',
                expression: 'type',
                path: 'type',
                operator: 'Equals',
                targetValue: 'x',
                expressionValue: 'x',
              },
              {
                result: 'True',
                expressionKind: 'Field',
                expression: 'tags[costCenter]',
                path: 'tags[costCenter]',
                operator: 'Exists',
                targetValue: 'false',
              },
              {
                result: 'True',
                expressionKind: 'Field',
                expression: 'location',
                path: 'location',
                operator: 'NotIn',
                targetValue: ['westeurope', 'northeurope'],
                expressionValue: 'eastus2',
              },
            ],
          },
        },
      },
    ],
  });

/** A cloud without Azure Resource Graph: lists are read from each service. */
export const withoutGraph = (azure: Estate) => azure.addFault({ preset: 'no-resource-graph', times: 1_000_000 });

/** Somebody takes the registration of a resource provider away, through Azure's own API. */
export async function unregister(azure: Estate, namespace: string): Promise<void> {
  const path = `/subscriptions/${azure.subscriptionId}/providers/${namespace}/unregister?api-version=2025-04-01`;
  const headers = { authorization: `Bearer ${await azure.token(azure.upn('backup-admin'))}` };
  const response = await fetch(environment('EMULATOR_URL') + path, { method: 'POST', headers });
  if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${await response.text()}`);
  await azure.advance(minutes);
}
