import { apiVersion } from '../runs/plan-template.ts';
import type { CodeRequest, CodeRequests } from './code-requests.ts';

const all = ({ policy, instances }: CodeRequests): CodeRequest<unknown>[] => [policy, ...instances];
const json = (value: unknown): string => JSON.stringify(value, undefined, 2);
const addressOf = (path: string): string => `${path}?api-version=${apiVersion}`;
const paragraphs = (parts: readonly string[]): string => `${parts.join('\n\n')}\n`;

/** What stands at the top of each form. */
export const preface = (mark: string): string =>
  [
    `${mark} Configures backup of Elastic SAN volumes: the policy as it is now, then one backup instance for each volume.`,
    `${mark} Azure answers 202 and goes on by itself; properties.currentProtectionState of an instance tells how far it is.`,
  ].join('\n');

/** As HTTP requests, in the form that editors and REST clients send. */
export function restOf(requests: CodeRequests, armOrigin: string): string {
  const blocks = all(requests).map(({ name, path, body }) =>
    [
      `### ${name}`,
      `PUT ${armOrigin}${addressOf(path)}`,
      'Authorization: Bearer {{token}}',
      'Content-Type: application/json',
      '',
      json(body),
    ].join('\n'),
  );
  return paragraphs([
    `${preface('#')}\n# {{token}}: az account get-access-token --resource ${armOrigin} --query accessToken --output tsv`,
    ...blocks,
  ]);
}

/** A text that a shell takes as it is. */
const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** As commands of the Azure CLI, for a shell such as bash. */
export function cliOf(requests: CodeRequests, armOrigin: string): string {
  const commands = all(requests).map(({ name, path, body }) =>
    [
      `# ${name}`,
      'az rest --method put \\',
      `  --url ${quoted(armOrigin + addressOf(path))} \\`,
      `  --headers 'Content-Type=application/json' \\`,
      `  --body ${quoted(json(body))}`,
    ].join('\n'),
  );
  return paragraphs([preface('#'), ...commands]);
}

/** As PowerShell with the module Az.Accounts. */
export function powershellOf(requests: CodeRequests): string {
  const commands = all(requests).map(({ name, path, body }) =>
    [`# ${name}`, "$payload = @'", json(body), "'@", `Invoke-AzRestMethod -Method PUT -Path '${addressOf(path)}' -Payload $payload`].join(
      '\n',
    ),
  );
  return paragraphs([preface('#'), ...commands]);
}
