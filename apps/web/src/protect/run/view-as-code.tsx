import { t } from '@lingui/core/macro';
import { api, type Reply } from '@esan/contract';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { explainError } from '../../api/messages.ts';
import { q } from '../../api/query.ts';
import { runPlan } from '../../runs/run-plan.ts';
import { useAddressText } from '../../ui/forms/address.ts';
import { ActionButton } from '../../ui/layout/button.tsx';
import { CodeBlock } from '../../ui/values/code-block.tsx';
import { RadioInput } from '../../ui/forms/fields.tsx';
import { ProblemMessage } from '../../ui/messages/problem-message.tsx';
import { Skeleton } from '../../ui/messages/skeleton.tsx';
import { OutsideLink } from '../../ui/layout/text-link.tsx';
import { type } from '../../ui/look/type.ts';

/** What is asked for each volume. */
type Items = Parameters<typeof runPlan>[0];
type Form = keyof Reply<typeof api.getBackupCode>['item'];

const forms: Record<Form, { title: string; note: string; help: string }> = {
  cli: {
    title: 'Azure CLI',
    note: t`For bash or another POSIX shell, after az login.`,
    help: 'https://learn.microsoft.com/cli/azure/reference-index#az-rest',
  },
  powershell: {
    title: 'PowerShell',
    note: t`With the module Az.Accounts, after Connect-AzAccount.`,
    help: 'https://learn.microsoft.com/powershell/module/az.accounts/invoke-azrestmethod',
  },
  arm: {
    title: 'ARM template',
    note: t`What Configure backup deploys to the resource group of the vault. az deployment group create deploys it, too.`,
    help: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/deploy-cli',
  },
  bicep: {
    title: 'Bicep',
    note: t`Deployed to the resource group of the vault.`,
    help: 'https://learn.microsoft.com/azure/azure-resource-manager/bicep/deploy-cli',
  },
  terraform: {
    title: 'Terraform',
    note: t`With the provider azurerm. It chooses the friendly name of an instance itself; all else is the same.`,
    help: 'https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs',
  },
  rest: {
    title: 'REST',
    note: t`For a REST client; the token is yours to get and is not part of it.`,
    help: 'https://learn.microsoft.com/rest/api/dataprotection/',
  },
};
const order: readonly Form[] = ['arm', 'cli', 'powershell', 'bicep', 'terraform', 'rest'];

const useStyles = makeStyles({
  note: { ...type.data, color: tokens.colorNeutralForeground2, margin: '8px 0 12px' },
});

/** A plan as code in six forms, from the requests that the portal sends; which form is shown lives in the address. */
export function ViewAsCode({ items, wayOn }: { items: Items; wayOn?: ReactNode }) {
  const styles = useStyles();
  const [typed, choose] = useAddressText('form');
  const form = order.find((one) => one === typed) ?? 'arm';
  const asked = useQuery(q(api.getBackupCode, { body: { plan: runPlan(items) } }));
  const { title, note, help } = forms[form];
  return (
    <>
      <RadioInput label={t`Form`} value={form} onChange={choose} options={order.map((value) => ({ value, label: forms[value].title }))} />
      <p className={styles.note}>
        {note} <OutsideLink to={help}>{t`Documentation of this form`}</OutsideLink>
      </p>
      {asked.error !== null && (
        <ProblemMessage
          explained={explainError(asked.error)}
          actions={
            <>
              <ActionButton size="small" onPress={() => void asked.refetch()} busy={asked.isFetching}>
                {t`Try again`}
              </ActionButton>
              {wayOn}
            </>
          }
        />
      )}
      {asked.data === undefined && asked.error === null && <Skeleton lines={8} label={t`Writing the code`} />}
      {asked.data !== undefined && <CodeBlock key={form} text={asked.data.item[form]} label={t`${title} code`} />}
    </>
  );
}
