import { t } from '@lingui/core/macro';
import { freeGiBOf, sameId, type ElasticSan } from '@esan/domain';
import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { ChoiceList } from '../../ui/forms/choice-list.tsx';
import { SelectInput } from '../../ui/forms/fields.tsx';
import { sizeWords } from '../../ui/values/number-words.ts';
import { regionWords } from '../../words/regions.ts';
import { NewGroup } from './new-group.tsx';
import { whyNotInto, type Need } from './target-choice.ts';

const useStyles = makeStyles({
  scope: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 240px), 1fr))', columnGap: '16px', rowGap: '20px' },
});

/** Short fields side by side. */
export function Scope({ children }: { children: ReactNode }) {
  return <div className={useStyles().scope}>{children}</div>;
}

/** The resource group to which the list of Elastic SANs is narrowed. */
export function ResourceGroupField({
  value = '',
  sans,
  onChange,
}: {
  value: string | undefined;
  sans: readonly ElasticSan[];
  onChange: (name: string | undefined) => void;
}) {
  const groups = [...new Set(sans.map((san) => san.resourceGroup))].toSorted();
  return (
    <SelectInput
      label={t`Resource group`}
      value={groups.includes(value) ? value : ''}
      onChange={(name) => onChange(name === '' ? undefined : name)}
      options={[{ value: '', label: t`All resource groups` }, ...groups.map((name) => ({ value: name, label: name }))]}
    />
  );
}

type EmptySansProps = { sans: readonly ElasticSan[]; region: string; chosen: string | undefined; onMade: (groupId: string) => void };

/** Elastic SANs of the region that have no volume group yet: one can be made there and then. */
export function EmptySans({ sans, region, chosen, onMade }: EmptySansProps) {
  return sans
    .filter((san) => sameId(san.region, region) && san.groups.length === 0)
    .map((san) => <NewGroup key={san.id} san={san} chosen={chosen} onMade={onMade} />);
}

type SanChoiceProps = {
  sans: readonly ElasticSan[];
  chosen: ElasticSan | undefined;
  need: Need;
  /** Called with the id of the chosen Elastic SAN's first volume group. */
  onChoose: (groupId: string) => void;
};

/** The Elastic SANs with their free room; those that cannot take the restore say why. */
export function SanChoice({ sans, chosen, need, onChoose }: SanChoiceProps) {
  const choose = (id: string) => {
    const first = sans.find((san) => san.id === id)?.groups[0];
    if (first !== undefined) onChoose(first.id);
  };
  return (
    <ChoiceList
      label="Elastic SAN"
      value={chosen?.id}
      onChange={choose}
      choices={sans.map((san) => ({
        value: san.id,
        title: san.name,
        detail: t`${regionWords(san.region)}, resource group ${san.resourceGroup}`,
        end: freeWords(freeGiBOf(san)),
        because: whyNotInto(san, need),
      }))}
    />
  );
}

const freeWords = (giB: number | null): string => (giB === null ? t`Room not known` : t`${sizeWords(giB)} free`);
