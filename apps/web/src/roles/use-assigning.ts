import { api, type Reply } from '@esan/contract';
import {
  assignmentsFor,
  type AssignmentState,
  type AssignmentWidth,
  type AssignmentWidths,
  type RequiredRole,
  type VaultPlace,
  type VaultRole,
} from '@esan/domain';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { call, type ApiError } from '../api/client.ts';
import { q, refreshAfter, until } from '../api/query.ts';
import { putFields, useAddressFields } from '../ui/forms/address.ts';
import { focusTitle } from '../ui/layout/page.tsx';
import { useSpan } from '../api/azure-time.ts';
import type { AssignmentPlan } from './assignment-plan.ts';
import { rememberAssigned } from '../api/tab-memory.ts';

const paramOf = (role: VaultRole) => `${role}At`;
const widthOf = (text: string | null): AssignmentWidth | undefined => (text === 'group' || text === 'subscription' ? text : undefined);

/** How far up each role is assigned, as the address says. */
export function useWidths(roles: readonly RequiredRole[]): [AssignmentWidths, (role: VaultRole, width: AssignmentWidth) => void] {
  const [fields, write] = useAddressFields();
  const widths: AssignmentWidths = {};
  for (const { role } of roles) {
    const width = widthOf(fields.get(paramOf(role)));
    if (width !== undefined) widths[role] = width;
  }
  const setWidth = (role: VaultRole, width: AssignmentWidth) =>
    write((before) => putFields(before, { [paramOf(role)]: width === 'resource' ? undefined : width }));
  return [widths, setWidth];
}

/** A plan's assignments at the chosen widths, how each stands, and the ways to make them and take them back. */
export type Assigning = {
  asked: ReturnType<typeof useStates>;
  widths: AssignmentWidths;
  setWidth: (role: VaultRole, width: AssignmentWidth) => void;
  states: readonly AssignmentState[];
  /** Whether all are known to be held: one that could not be read may not be. */
  isWhole: boolean;
  /** Not held yet. */
  missing: readonly AssignmentState[];
  /** Of those the ones that the signed-in person may make. */
  assignable: readonly AssignmentState[];
  assign: { press: () => void; isPending: boolean; error: ApiError | null };
  undo: { press: (made: RequiredRole) => void; isPending: boolean; error: ApiError | null };
};

const bare = ({ role, scope }: RequiredRole): RequiredRole => ({ role, scope });

const isHeld = ({ items, missing }: Reply<typeof api.checkAssignments>): boolean =>
  missing.length === 0 && items.every(({ heldAt }) => heldAt !== null);

function useStates(vault: VaultPlace, roles: RequiredRole[]) {
  const query = q(api.checkAssignments, { params: vault, body: { roles } });
  // Somebody else may assign what is missing, as by a link that was handed over.
  return useQuery({ ...query, ...until(isHeld, useSpan()(15_000)), enabled: roles.length > 0, placeholderData: keepPreviousData });
}

/** Whether the portal has made one of the assignments that hold these roles, which it can take back; undefined until that is read. */
export function useMadeHere(vault: VaultPlace, needed: readonly RequiredRole[]): boolean | undefined {
  const { data, isPlaceholderData } = useStates(vault, assignmentsFor(needed).map(bare));
  return data === undefined || isPlaceholderData ? undefined : data.items.some(({ isMadeHere }) => isMadeHere);
}

/** Once what was pressed has changed how many are held, its button is gone: the keys go on from the head of the panel, or of the page. */
function useFocusKept(held: number, isPressed: boolean): void {
  const before = useRef(held);
  useEffect(() => {
    const isChanged = before.current !== held;
    before.current = held;
    if (!isChanged || !isPressed || document.activeElement !== document.body) return;
    const inPanel = document.querySelector<HTMLElement>('[data-side-panel] h2');
    if (inPanel === null) focusTitle();
    else inPanel.focus();
  }, [held, isPressed]);
}

/** Everything that one does with a plan of assignments; `about` names what waits for them. */
export function useAssigning(plan: AssignmentPlan, about: string): Assigning {
  const client = useQueryClient();
  const [widths, setWidth] = useWidths(plan.roles);
  const asked = useStates(plan.vault, assignmentsFor(plan.roles, widths).map(bare));
  const states = asked.data?.items ?? [];
  const missing = states.filter(({ heldAt }) => heldAt === null);
  const assignable = missing.filter(({ mayAssign }) => mayAssign);
  // Also after a refusal: of several assignments some may have been made.
  const onSettled = () => refreshAfter(client, api.assignRoles);
  const pressing = useMutation({
    mutationFn: (roles: RequiredRole[]) => call(api.assignRoles, { params: plan.vault, body: { roles } }),
    onSuccess: ({ asOf }) => rememberAssigned(about, asOf),
    onSettled,
  });
  const undoing = useMutation({
    mutationFn: (role: RequiredRole) => call(api.revokeRoles, { params: plan.vault, body: { roles: [role] } }),
    onSettled,
  });
  useFocusKept(states.length - missing.length, pressing.isSuccess || undoing.isSuccess);
  return {
    asked,
    widths,
    setWidth,
    states,
    isWhole: asked.data !== undefined && isHeld(asked.data),
    missing,
    assignable,
    assign: { press: () => pressing.mutate(assignable.map(bare)), isPending: pressing.isPending, error: pressing.error },
    undo: { press: (made) => undoing.mutate(made), isPending: undoing.isPending, error: undoing.error },
  };
}
