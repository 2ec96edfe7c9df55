import { t } from '@lingui/core/macro';
import { sameId, scopeAt, widthsOf, type AssignmentState, type AssignmentWidth, type RequiredRole, type VaultRole } from '@esan/domain';
import { makeStyles, tokens } from '@fluentui/react-components';
import { Key16Regular } from '@fluentui/react-icons';
import { listText } from '../settings/formats.ts';
import { ActionButton } from '../ui/layout/button.tsx';
import { RadioInput } from '../ui/forms/fields.tsx';
import { RuleList, type Rule } from '../ui/messages/rule-list.tsx';
import { PanelPart } from '../ui/layout/side-panel.tsx';
import { type } from '../ui/look/type.ts';
import { roleName, rolePurpose, scopeWords } from '../words/roles.ts';
import { mayNotAssign, mayNotTakeBack } from './assign-roles.tsx';
import type { AssignmentPlan } from './assignment-plan.ts';
import type { Assigning } from './use-assigning.ts';

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const onceEach = (texts: readonly string[]) => [...new Set(texts)];

/** A width in words, with the places that it comes to: "Elastic SAN san-prod", "Resource group rg-storage". */
function widthWords(scopes: readonly string[], width: AssignmentWidth): string {
  const places = onceEach(scopes.map((scope) => scopeWords(scopeAt(scope, width))));
  return capital(places.length > 3 ? t`${places.slice(0, 2).join(', ')} and ${places.length - 2} more` : listText(places));
}

function ruleOf(state: AssignmentState, undo: Assigning['undo']): Rule {
  const { role, scope, heldAt, isMadeHere, mayAssign, mayRevoke } = state;
  const where = capital(scopeWords(scope));
  if (heldAt === null) {
    const missing = { key: `${role} ${scope}`, tone: 'attention', state: t`Missing`, icon: Key16Regular, sentence: where } as const;
    return mayAssign ? { ...missing, detail: t`Missing` } : { ...missing, detail: mayNotAssign([scope]) };
  }
  const held = { key: `${role} ${scope}`, tone: 'good', state: t`Assigned`, sentence: where } as const;
  const above = sameId(heldAt, scope) ? undefined : scopeWords(heldAt);
  if (!isMadeHere)
    return { ...held, detail: above === undefined ? t`Assigned, not by this portal` : t`Assigned at ${above}, which counts here too` };
  return {
    ...held,
    detail: above === undefined ? t`Assigned by this portal` : t`Assigned by this portal at ${above}, which counts here too`,
    fix: (
      <ActionButton
        size="small"
        onPress={() => undo.press({ role, scope: heldAt })}
        because={mayRevoke ? undefined : mayNotTakeBack(heldAt)}
        busy={undo.isPending}
      >
        {t`Undo`}
      </ActionButton>
    ),
  };
}

const useStyles = makeStyles({
  purpose: { ...type.data, color: tokens.colorNeutralForeground2, marginBottom: '8px' },
  where: { marginBottom: '4px' },
});

function OneRole({ role, needed, assigning }: { role: VaultRole; needed: readonly RequiredRole[]; assigning: Assigning }) {
  const styles = useStyles();
  const scopes = needed.map(({ scope }) => scope);
  const widths = onceEach(scopes.flatMap(widthsOf)) as AssignmentWidth[];
  const options = widths.map((width) => ({ value: width, label: widthWords(scopes, width) }));
  const states = assigning.states.filter((state) => state.role === role);
  return (
    <PanelPart title={roleName(role)}>
      <p className={styles.purpose}>{rolePurpose(role)}</p>
      {options.length > 1 && states.some(({ heldAt }) => heldAt === null) && (
        <div className={styles.where}>
          <RadioInput
            label={t`Where`}
            value={assigning.widths[role] ?? 'resource'}
            onChange={(width) => assigning.setWidth(role, width === 'group' || width === 'subscription' ? width : 'resource')}
            options={options}
          />
        </div>
      )}
      <RuleList label={t`Assignments of ${roleName(role)}`} rules={states.map((state) => ruleOf(state, assigning.undo))} />
    </PanelPart>
  );
}

/** The exact assignments of a plan: role by role, where, and how each stands. */
export function RoleAssignments({ plan, assigning }: { plan: AssignmentPlan; assigning: Assigning }) {
  const roles = onceEach(plan.roles.map(({ role }) => role)) as VaultRole[];
  return roles.map((role) => (
    <OneRole key={role} role={role} needed={plan.roles.filter((needed) => needed.role === role)} assigning={assigning} />
  ));
}
