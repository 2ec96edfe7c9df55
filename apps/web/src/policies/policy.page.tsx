import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api, type Reply } from '@esan/contract';
import { rulePriorities, rulesInOrder, vaultId, type PolicyTerms } from '@esan/domain';
import { CalendarEdit20Regular, Delete20Regular } from '@fluentui/react-icons';
import { useSuspenseQuery } from '@tanstack/react-query';
import { q } from '../api/query.ts';
import { PolicyPreview } from './policy-preview.tsx';
import { useRights, type WhyNot } from '../api/rights.ts';
import { StaleMessage } from '../lists/stale-message.tsx';
import { paths, type PolicyPlace } from '../links/paths.ts';
import { CommandBar, type Command } from '../ui/layout/command-bar.tsx';
import { Essentials } from '../ui/layout/essentials.tsx';
import { Message } from '../ui/messages/message.tsx';
import { Page, Section } from '../ui/layout/page.tsx';
import type { Column } from '../ui/table/table-columns.ts';
import { Table } from '../ui/table/table.tsx';
import { TextLink } from '../ui/layout/text-link.tsx';
import { itemsWords, keepWords, ruleTakes, scheduleSentence, unknownTerms } from '../words/policies.ts';
import { PolicyItems } from './policy-items.tsx';
import { usePolicyPlace } from '../links/route-places.ts';

type Policy = Reply<typeof api.getPolicy>['item'];
type Rule = { tag: string; takes: string; keep: string; priority: number };

const columns: readonly Column<Rule>[] = [
  { key: 'tag', title: t`Rule`, isName: true, cell: ({ tag }) => tag, width: '20%' },
  { key: 'takes', title: t`Takes`, cell: ({ takes }) => takes },
  { key: 'keep', title: t`Kept for`, cell: ({ keep }) => keep, width: '20%', onPhone: 'beside' },
  {
    key: 'priority',
    title: t`Priority`,
    isNumeric: true,
    width: '90px',
    cell: ({ priority }) => priority,
    phoneCell: ({ priority }) => t`priority ${priority}`,
  },
];

const rulesOf = (terms: PolicyTerms): Rule[] => [
  ...rulesInOrder(terms).map((rule) => ({ tag: rule.tag, takes: ruleTakes(rule), keep: keepWords(rule.keep), priority: rule.priority })),
  { tag: t`Default`, takes: t`backups that no other rule applies to`, keep: keepWords(terms.keep), priority: rulePriorities.Default },
];

function commandsFor({ terms }: Policy, place: PolicyPlace, whyNot: WhyNot): Command[] {
  return [
    {
      key: 'edit',
      label: t`Edit policy`,
      icon: <CalendarEdit20Regular />,
      to: paths.editPolicy(place),
      because: terms === null ? t`${unknownTerms}, and would lose them.` : whyNot('write-policy'),
    },
    {
      key: 'delete',
      label: t`Delete policy`,
      icon: <Delete20Regular />,
      to: paths.deletePolicy(place),
      because: whyNot('delete-policy'),
    },
  ];
}

function Terms({ terms, asOf, place }: { terms: PolicyTerms; asOf: string; place: PolicyPlace }) {
  return (
    <>
      <Section title={t`Retention rules`}>
        <Table label={t`Retention rules`} rows={rulesOf(terms)} columns={columns} rowId={({ tag }) => tag} empty={undefined} />
      </Section>
      <PolicyPreview terms={terms} asOf={asOf} vault={place} />
    </>
  );
}

/** One policy: when it backs up, what it keeps, and which items use it. */
export function PolicyPage() {
  const place = usePolicyPlace();
  const asked = useSuspenseQuery(q(api.getPolicy, { params: place }));
  const { item, asOf } = asked.data;
  const whyNot = useRights(vaultId(place));
  return (
    <Page commandBar={<CommandBar commands={commandsFor(item, place, whyNot)} />}>
      <StaleMessage asked={asked} />
      <Essentials
        facts={[
          { label: t`Backup vault`, value: <TextLink to={paths.vault(place)}>{place.vault}</TextLink> },
          { label: t`Resource group`, value: place.resourceGroup },
          { label: t`Schedule`, value: item.terms === null ? undefined : scheduleSentence(item.terms.schedule) },
          { label: t`Used by`, value: item.items === null ? undefined : itemsWords(item.items.length) },
        ]}
      />
      {item.terms === null ? (
        <Message tone="info" title={t`This policy has rules that the portal does not know.`}>
          <Trans>It was made with another tool. It works as Azure has it; look at it and change it there.</Trans>
        </Message>
      ) : (
        <Terms terms={item.terms} asOf={asOf} place={place} />
      )}
      <Section title={t`Items that use it`}>
        <PolicyItems items={item.items} />
      </Section>
    </Page>
  );
}
