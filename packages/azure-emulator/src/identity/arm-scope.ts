import { armAudiences } from '../world/registrations.ts';
import { SignInFailure } from './sign-in-failure.ts';

/** Names of Azure Resource Manager as a resource: Azure's own, and the emulator's address, from which clients derive a scope when told to call it. */
export const armResources = (origin: string): readonly string[] => [...armAudiences, origin];

/** The resource that a scope such as `https://management.azure.com/.default` asks for; `suffixes` may follow its name. */
export function armResourceOf(asked: string, origin: string, suffixes: readonly string[]): string {
  const resource = armResources(origin).find((name) => suffixes.some((suffix) => asked === name + suffix));
  if (resource !== undefined) return resource;
  const name = asked.replace(/\/[^/]*$/, '');
  throw new SignInFailure(
    'invalid_resource',
    500011,
    `The resource principal named ${name} was not found in the tenant named Emulator. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.`,
  );
}
