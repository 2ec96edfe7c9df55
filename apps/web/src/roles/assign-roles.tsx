import { api } from '@esan/contract';
import type { RequiredRole, VaultPlace } from '@esan/domain';
import { makeStyles, tokens } from '@fluentui/react-components';
import { Key16Regular } from '@fluentui/react-icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call, type ApiError } from '../api/client.ts';
import { refreshAfter } from '../api/query.ts';
import { ActionButton } from '../ui/layout/button.tsx';
import { type } from '../ui/look/type.ts';
import { requiredRoleWords, scopeWords } from '../words/roles.ts';
import { rememberGrant } from '../api/tab-memory.ts';

/** That the person may not assign roles at these scopes. */
export const mayNotAssign = (scopes: readonly string[]): string =>
  `Your account may not assign roles on ${new Intl.ListFormat('en-GB').format([...new Set(scopes)].map(scopeWords))}. Ask an owner of it.`;

/** That the person may not take back what was assigned at this scope. */
export const mayNotTakeBack = (scope: string): string =>
  `Your account may not remove role assignments on ${scopeWords(scope)}. Ask an owner of it.`;

/** What is missing, and what of it the person may assign. */
export type Granting = {
  missing: readonly RequiredRole[];
  grantable: readonly RequiredRole[];
  /** Why nothing can be assigned now. */
  because: string | undefined;
  error: ApiError | null;
  isPending: boolean;
  press: () => void;
};

/** The way to give a vault's identity what it lacks; `about` names the plan that waits for it. */
export function useGranting(
  { subscriptionId, resourceGroup, vault }: VaultPlace,
  plan: {
    about: string;
    missing: readonly RequiredRole[];
    mayNotGrantAt: readonly string[];
    /** What is missing was read for an earlier choice: nothing is assigned where nobody chose it. */
    isEarlier?: boolean;
  },
): Granting {
  const client = useQueryClient();
  const { about, missing, mayNotGrantAt } = plan;
  const grantable = missing.filter(({ scope }) => !mayNotGrantAt.includes(scope));
  const grant = useMutation({
    mutationFn: (roles: RequiredRole[]) => call(api.grantRoles, { params: { subscriptionId, resourceGroup, vault }, body: { roles } }),
    onSuccess: ({ asOf }) => {
      rememberGrant(about, asOf);
      return refreshAfter(client, api.grantRoles);
    },
  });
  const press = () => grant.mutate(grantable.map(({ role, scope }) => ({ role, scope })));
  const because =
    plan.isEarlier === true
      ? 'The roles that this choice needs are being read.'
      : grantable.length === 0
        ? mayNotAssign(missing.map(({ scope }) => scope))
        : undefined;
  return { missing, grantable, because, error: grant.error, isPending: grant.isPending, press };
}

/** Assigns every missing role that the person may assign. */
export function AssignRolesButton({ granting: { because, isPending, press } }: { granting: Granting }) {
  return (
    <ActionButton size="small" appearance="primary" icon={<Key16Regular />} onPress={press} because={because} busy={isPending}>
      Assign missing roles
    </ActionButton>
  );
}

const useStyles = makeStyles({ note: { ...type.caption, color: tokens.colorNeutralForeground2, marginTop: '8px' } });

type NoteProps = { vault: string; roles: readonly RequiredRole[]; /** What the page does until they count. */ afterwards?: string };

/** What the button will do, and that it takes a while to count. */
export function GrantNote({ vault, roles, afterwards = '' }: NoteProps) {
  const styles = useStyles();
  if (roles.length === 0) return null;
  const list = new Intl.ListFormat('en-GB').format(roles.map(requiredRoleWords));
  return (
    <p className={styles.note}>
      Assign missing roles gives the identity of {vault}: {list}. Azure needs a few minutes to apply them{afterwards}.
    </p>
  );
}
