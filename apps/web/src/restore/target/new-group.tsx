import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api } from '@esan/contract';
import { elasticSanId, nameFault, type ElasticSan } from '@esan/domain';
import { makeStyles } from '@fluentui/react-components';
import { Add16Regular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { call } from '../../api/client.ts';
import { explain, explainError } from '../../api/messages.ts';
import { useOperation } from '../../api/operation.ts';
import { useRights } from '../../api/rights.ts';
import { useAddressText } from '../../ui/forms/address.ts';
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
  /** The group that is chosen meanwhile. */
  chosen: string | undefined;
  /** Called with the id of the group once it is there, unless another choice was made since it was asked for. */
  onMade: (groupId: string) => void;
};

function useMaking({ san, chosen }: Pick<Props, 'san' | 'chosen'>, onMade: (groupId: string, isStillWanted: boolean) => void) {
  const create = useMutation({
    mutationFn: ({ group }: { group: string; chosen: string | undefined }) => {
      const { subscriptionId, resourceGroup } = san;
      return call(api.createVolumeGroup, { params: { subscriptionId, resourceGroup, san: san.name, group } });
    },
  });
  const course = useOperation(create.data?.item, 'part', ({ targetId }) => {
    onMade(targetId, create.variables?.chosen === chosen);
    create.reset();
  });
  return { create, course };
}

/** Makes a volume group in an Elastic SAN there and then; hosts reach it once its network rules let them. */
export function NewGroup({ san, chosen, onMade }: Props) {
  const styles = useStyles();
  const param = `newGroupIn${san.name}`;
  const [name, setName] = useAddressText(param);
  const lacking = useRights(elasticSanId({ ...san, san: san.name }))('create-volume-group');
  const { create, course } = useMaking({ san, chosen }, (made, isStillWanted) => {
    setName(undefined);
    if (isStillWanted) onMade(made);
  });
  if (name === undefined) {
    return (
      <div className={styles.open}>
        <ActionButton size="small" appearance="subtle" icon={<Add16Regular />} onPress={() => setName('')} because={lacking}>
          <Trans>Create a volume group in {san.name}</Trans>
        </ActionButton>
      </div>
    );
  }
  const taken = san.groups.some((group) => group.name.toLowerCase() === name.toLowerCase()) ? ('taken' as const) : undefined;
  const fault = nameFault('volumeGroup', name) ?? taken;
  const isBusy = create.isPending || course.state === 'running';
  return (
    <div>
      {create.error !== null && <ProblemMessage explained={explainError(create.error)} />}
      {course.problem !== undefined && <ProblemMessage explained={explain(course.problem)} />}
      <div className={styles.form}>
        <TextInput
          label={t`New volume group in ${san.name}`}
          value={name}
          onChange={setName}
          hint={nameHint('volumeGroup')}
          fault={fault === undefined || fault === 'empty' ? undefined : nameFaultWords('volumeGroup', fault)}
        />
        <div className={styles.buttons}>
          <ActionButton
            onPress={() => fault === undefined && !isBusy && create.mutate({ group: name, chosen })}
            because={lacking ?? (fault === undefined ? undefined : nameFaultWords('volumeGroup', fault))}
            busy={isBusy}
          >
            {t`Create group`}
          </ActionButton>
          <ActionButton
            appearance="subtle"
            onPress={() => {
              create.reset();
              setName(undefined);
            }}
          >
            {t`Cancel`}
          </ActionButton>
        </div>
      </div>
    </div>
  );
}
