import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api } from '@esan/contract';
import type { RequiredRole, VaultPlace } from '@esan/domain';
import { makeStyles, tokens } from '@fluentui/react-components';
import { Key16Regular } from '@fluentui/react-icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call, type ApiError } from '../api/client.ts';
import { refreshAfter } from '../api/query.ts';
import { listText } from '../settings/formats.ts';
import { ActionButton } from '../ui/layout/button.tsx';
import { type } from '../ui/look/type.ts';
import { requiredRoleWords, scopeWords } from '../words/roles.ts';
import { rememberAssigned } from '../api/tab-memory.ts';

/** That the person may not assign roles at these scopes. */
export const mayNotAssign = (scopes: readonly string[]): string =>
  t`Your account may not assign roles on ${listText([...new Set(scopes)].map(scopeWords))}. Ask an owner of it.`;

/** That the person may not take back what was assigned at this scope. */
export const mayNotTakeBack = (scope: string): string =>
  t`Your account may not remove role assignments on ${scopeWords(scope)}. Ask an owner of it.`;

/** What is missing, and what of it the person may assign. */
export type MissingRoles = {
  missing: readonly RequiredRole[];
  assignable: readonly RequiredRole[];
  /** Why nothing can be assigned now. */
  because: string | undefined;
  error: ApiError | null;
  isPending: boolean;
  press: () => void;
};

/** The way to give a vault's identity what it lacks; `about` names the plan that waits for it. */
export function useMissingRoles(
  vault: VaultPlace,
  plan: {
    about: string;
    missing: readonly RequiredRole[];
    mayNotAssignAt: readonly string[];
    /** What is missing was read for an earlier choice: nothing is assigned where nobody chose it. */
    isEarlier?: boolean;
  },
): MissingRoles {
  const client = useQueryClient();
  const { about, missing, mayNotAssignAt } = plan;
  const assignable = missing.filter(({ scope }) => !mayNotAssignAt.includes(scope));
  const assign = useMutation({
    mutationFn: (roles: RequiredRole[]) => call(api.assignRoles, { params: vault, body: { roles } }),
    onSuccess: ({ asOf }) => {
      rememberAssigned(about, asOf);
      return refreshAfter(client, api.assignRoles);
    },
  });
  const press = () => assign.mutate(assignable.map(({ role, scope }) => ({ role, scope })));
  const because =
    plan.isEarlier === true
      ? t`The roles that this choice needs are being read.`
      : assignable.length === 0
        ? mayNotAssign(missing.map(({ scope }) => scope))
        : undefined;
  return { missing, assignable, because, error: assign.error, isPending: assign.isPending, press };
}

/** Assigns every missing role that the person may assign. */
export function AssignRolesButton({ assigning: { because, isPending, press } }: { assigning: MissingRoles }) {
  return (
    <ActionButton size="small" appearance="primary" icon={<Key16Regular />} onPress={press} because={because} busy={isPending}>
      {t`Assign missing roles`}
    </ActionButton>
  );
}

const useStyles = makeStyles({ note: { ...type.caption, color: tokens.colorNeutralForeground2, marginTop: '8px' } });

type NoteProps = { vault: string; roles: readonly RequiredRole[]; /** Whether the page waits until they count. */ waits?: boolean };

/** What the button will do, and that it takes a while to count. */
export function AssignRolesNote({ vault, roles, waits = false }: NoteProps) {
  const styles = useStyles();
  if (roles.length === 0) return null;
  const list = listText(roles.map(requiredRoleWords));
  return (
    <p className={styles.note}>
      {waits ? (
        <Trans>
          Assign missing roles gives the identity of {vault}: {list}. Azure needs a few minutes to apply them; the page waits and asks again
          by itself.
        </Trans>
      ) : (
        <Trans>
          Assign missing roles gives the identity of {vault}: {list}. Azure needs a few minutes to apply them.
        </Trans>
      )}
    </p>
  );
}
