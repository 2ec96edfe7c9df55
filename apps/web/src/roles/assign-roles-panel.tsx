import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { makeStyles, tokens } from '@fluentui/react-components';
import { Key16Regular } from '@fluentui/react-icons';
import { explainError } from '../api/messages.ts';
import { ActionButton } from '../ui/layout/button.tsx';
import { CodeBlock } from '../ui/values/code-block.tsx';
import { CopyButton, CopyText } from '../ui/values/copy-text.tsx';
import { Message } from '../ui/messages/message.tsx';
import { ListTrouble } from '../lists/list-trouble.tsx';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { PanelPart, SidePanel } from '../ui/layout/side-panel.tsx';
import { Skeleton } from '../ui/messages/skeleton.tsx';
import { type } from '../ui/look/type.ts';
import { mayNotAssign } from './assign-roles.tsx';
import { RoleAssignments } from './role-assignments.tsx';
import { assignmentAddress, assignmentCommands, type AssignmentPlan } from './assignment-plan.ts';
import { useAssigning, type Assigning } from './use-assigning.ts';

const useStyles = makeStyles({
  identity: { ...type.caption, color: tokens.colorNeutralForeground2 },
  words: { ...type.data, color: tokens.colorNeutralForeground2, marginBottom: '8px' },
  name: { ...type.subSection },
  summary: { ...type.data, cursor: 'pointer', padding: '6px 0', color: tokens.colorBrandForeground1 },
});

/** Whose roles these are. */
export function AssignedTo({ plan, principalId }: { plan: AssignmentPlan; principalId: string | null | undefined }) {
  const styles = useStyles();
  return (
    <PanelPart>
      <p className={styles.name}>{plan.vault.vault}</p>
      <div className={styles.identity}>
        {t`System-assigned identity`}{' '}
        {principalId === undefined || principalId === null ? '' : <CopyText text={principalId} label={t`principal ID`} />}
      </div>
    </PanelPart>
  );
}

/** The button that makes what is missing, with how many assignments it makes. */
export function AssignChosenButton({ assigning: { isWhole, missing, assignable, assign, asked } }: { assigning: Assigning }) {
  const count = assignable.length === 0 ? missing.length : assignable.length;
  // Of what could not be read nothing can be made.
  if (isWhole || (asked.data !== undefined && missing.length === 0)) return null;
  // What was read for scopes that nobody chooses any more is not assigned.
  const reading = asked.error === null ? t`The assignments are being read.` : t`The assignments could not be read.`;
  const none = asked.data === undefined || asked.isPlaceholderData ? reading : undefined;
  const off = mayNotAssign(missing.map(({ scope }) => scope));
  return (
    <ActionButton
      appearance="primary"
      icon={<Key16Regular />}
      onPress={assign.press}
      because={none ?? (assignable.length === 0 ? off : undefined)}
      busy={assign.isPending}
    >
      {asked.data === undefined ? t`Assign roles` : plural(count, { one: 'Assign 1 role', other: 'Assign # roles' })}
    </ActionButton>
  );
}

/** For whoever may not assign roles, or wants to do it elsewhere: a link to this very plan, and commands. */
function HandOver({ plan, assigning }: { plan: AssignmentPlan; assigning: Assigning }) {
  const styles = useStyles();
  const principalId = assigning.asked.data?.principalId;
  if (assigning.missing.length === 0 || principalId === undefined || principalId === null) return null;
  const link = new URL(assignmentAddress({ ...plan, roles: assigning.missing }), window.location.origin).href;
  return (
    <PanelPart title={t`Let somebody else do it`}>
      <p className={styles.words}>
        <Trans>
          The link opens these assignments for a person who may make them, such as an Owner or a Role Based Access Control Administrator.
        </Trans>
      </p>
      {/* What is missing at scopes chosen a moment ago is not copied while that of the chosen ones is read. */}
      <div inert={assigning.asked.isPlaceholderData}>
        <CopyButton text={link} label={t`Copy the link for an administrator`} words={t`Copy the link for an administrator`} />
        <details>
          <summary className={styles.summary}>{t`The same as Azure CLI commands`}</summary>
          <CodeBlock text={assignmentCommands(principalId, assigning.missing)} label={t`the commands`} />
        </details>
      </div>
    </PanelPart>
  );
}

/** The assignments of a plan with their ways: where, make, take back, hand over. */
export function AssignRolesForm({ plan, assigning }: { plan: AssignmentPlan; assigning: Assigning }) {
  const { asked, missing, assignable, assign, undo } = assigning;
  return (
    <>
      <ListTrouble noun={t`assignments`} asked={asked} />
      {assign.error !== null && <ProblemMessage explained={explainError(assign.error)} />}
      {undo.error !== null && <ProblemMessage explained={explainError(undo.error)} />}
      {asked.data !== undefined && missing.length > assignable.length && (
        <Message tone="info" title={mayNotAssign(missing.filter(({ mayAssign }) => !mayAssign).map(({ scope }) => scope))}>
          <Trans>Send the assignments below to somebody who may make them. This page continues automatically once they exist.</Trans>
        </Message>
      )}
      <AssignedTo plan={plan} principalId={asked.data?.principalId} />
      {asked.data === undefined && asked.error === null ? (
        <Skeleton lines={4} label={t`Reading the assignments`} />
      ) : (
        <RoleAssignments plan={plan} assigning={assigning} />
      )}
      <HandOver plan={plan} assigning={assigning} />
    </>
  );
}

/** The same beside a wizard's step; `note` says what it unblocks. */
export function AssignRolesPanel({
  plan,
  about,
  note,
  onClose,
}: {
  plan: AssignmentPlan;
  about: string;
  note?: string;
  onClose: () => void;
}) {
  const assigning = useAssigning(plan, about);
  return (
    <SidePanel
      title={assigning.isWhole ? t`Roles of the vault` : t`Assign missing roles`}
      {...(note === undefined ? {} : { caption: note })}
      onClose={onClose}
      footer={
        <>
          <AssignChosenButton assigning={assigning} />
          <ActionButton onPress={onClose}>{t`Close`}</ActionButton>
        </>
      }
    >
      <AssignRolesForm plan={plan} assigning={assigning} />
    </SidePanel>
  );
}
