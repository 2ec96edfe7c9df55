import { api } from '@esan/contract';
import { elasticSanId, nameFault, troubleOf, type ElasticSan } from '@esan/domain';
import { makeStyles } from '@fluentui/react-components';
import { Add16Regular } from '@fluentui/react-icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call } from '../../api/client.ts';
import { explain, explainError } from '../../api/messages.ts';
import { watch } from '../../api/query.ts';
import { useRights } from '../../api/rights.ts';
import { useAddressText } from '../../ui/forms/address-text.ts';
import { ActionButton } from '../../ui/layout/button.tsx';
import { TextInput } from '../../ui/forms/fields.tsx';
import { ProblemMessage } from '../../ui/messages/problem-message.tsx';
import { nameFaultWords, nameHint } from '../../words/names.ts';

const useStyles = makeStyles({
  open: { margin: '-12px 0 0 -8px' },
  form: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: '12px' },
  buttons: { display: 'flex', columnGap: '8px', paddingTop: '24px' },
});

type Props = {
  san: Pick<ElasticSan, 'name' | 'subscriptionId' | 'resourceGroup' | 'groups'>;
  /** Called with the id of the group once it is there. */
  onMade: (groupId: string) => void;
};

function useMaking(san: Props['san'], onMade: (groupId: string) => void) {
  const create = useMutation({
    mutationFn: (group: string) => {
      const { subscriptionId, resourceGroup } = san;
      return call(api.createVolumeGroup, { params: { subscriptionId, resourceGroup, san: san.name, group } });
    },
  });
  const operation = create.data?.item;
  const seen = useQuery({ ...watch(operation?.id ?? ''), enabled: operation?.status === 'running' }).data?.item ?? operation;
  const made = seen?.status === 'succeeded' ? seen.targetId : undefined;
  useEffect(() => {
    if (made === undefined) return;
    onMade(made);
    create.reset();
    // Once for each group that was made.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [made]);
  return { create, seen };
}

/** Makes a volume group in an Elastic SAN there and then; hosts reach it once its network rules let them. */
export function NewGroup({ san, onMade }: Props) {
  const styles = useStyles();
  const param = `newGroupIn${san.name}`;
  const [name, setName] = useAddressText(param);
  const lacking = useRights(elasticSanId({ ...san, san: san.name }))('create-volume-group');
  const { create, seen } = useMaking(san, (made) => {
    setName(undefined);
    onMade(made);
  });
  if (name === undefined) {
    return (
      <div className={styles.open}>
        <ActionButton size="small" appearance="subtle" icon={<Add16Regular />} onPress={() => setName('')} because={lacking}>
          Create a volume group in {san.name}
        </ActionButton>
      </div>
    );
  }
  const taken = san.groups.some((group) => group.name.toLowerCase() === name.toLowerCase()) ? ('taken' as const) : undefined;
  const fault = nameFault('volumeGroup', name) ?? taken;
  const trouble = troubleOf(seen);
  const isBusy = create.isPending || seen?.status === 'running';
  return (
    <div>
      {create.error !== null && <ProblemMessage explained={explainError(create.error)} />}
      {trouble !== undefined && <ProblemMessage explained={explain(trouble)} />}
      <div className={styles.form}>
        <TextInput
          label={`New volume group in ${san.name}`}
          value={name}
          onChange={setName}
          hint={nameHint('volumeGroup')}
          fault={fault === undefined || fault === 'empty' ? undefined : nameFaultWords('volumeGroup', fault)}
        />
        <div className={styles.buttons}>
          <ActionButton
            onPress={() => fault === undefined && !isBusy && create.mutate(name)}
            because={lacking ?? (fault === undefined ? undefined : nameFaultWords('volumeGroup', fault))}
            busy={isBusy}
          >
            Create group
          </ActionButton>
          <ActionButton appearance="subtle" onPress={() => setName(undefined)}>
            Cancel
          </ActionButton>
        </div>
      </div>
    </div>
  );
}
