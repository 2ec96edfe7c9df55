import type { Api, Handlers } from '@esan/contract';
import { permissionsAt } from '../estate/roles.ts';
import type { Caller } from '../http/caller.ts';

/** What the signed-in person may do, so that the page can say it before a press. */
export const rights = {
  async getRights({ query }, { azure }) {
    const permissions = await permissionsAt(azure, query.scope);
    return { item: { permissions } };
  },
} satisfies Partial<Handlers<Api, Caller>>;
