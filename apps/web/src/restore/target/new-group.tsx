import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api } from '@esan/contract';
import { elasticSanId, nameFault, type ElasticSan } from '@esan/domain';
import { makeStyles } from '@fluentui/react-components';
import { Add16Regular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore, type FormEvent } from 'react';
import { call } from '../../api/client.ts';
import { explain, explainError } from '../../api/messages.ts';
import { useOperation } from '../../api/operation.ts';
import { useRights } from '../../api/rights.ts';
import { useAddressText } from '../../ui/forms/address.ts';
import { ActionButton } from '../../ui/layout/button.tsx';
import { TextInput } from '../../ui/forms/fields.tsx';
import { OpenedPart, PartOpener, useKeysGoOn } from '../../ui/forms/opened-part.tsx';
import { ProblemMessage } from '../../ui/messages/problem-message.tsx';
import { nameFaultWords, nameHint } from '../../words/names.ts';

const useStyles = makeStyles({
  open: { margin: '-12px 0 0 -8px' },
  form: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: '12px' },
  buttons: { display: 'flex', columnGap: '8px', paddingTop: '26px' },
});

type Props = {
  san: Pick<ElasticSan, 'name' | 'subscriptionId' | 'resourceGroup' | 'groups'>;
  /** The group that is chosen meanwhile. */
  chosen: string | undefined;
  /** Called with the id of the group once it is there, unless another choice was made since it was asked for. */
  onMade: (groupId: string) => void;
};

const fieldOf = ({ name }: { name: string }) => `newGroupIn${name}`;

/** The names in the forms that stand on the page, by their Elastic SANs. */
const typed = new Map<string, string>();
const hearers = new Set<() => void>();

function say(san: string, name: string | undefined): void {
  if (name === undefined) typed.delete(san);
  else typed.set(san, name);
  for (const hear of hearers) hear();
}

function subscribe(hear: () => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}

/** The name that is typed in a form of this page for a new volume group, and of which none is made yet. */
export const useUnmadeGroup = (): string | undefined =>
  useSyncExternalStore(subscribe, () => [...typed.values()].find((name) => name !== ''));

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

type FormProps = {
  san: Props['san'];
  name: string;
  onName: (name: string) => void;
  /** What the account lacks to make one. */
  lacking: string | undefined;
  isBusy: boolean;
  onPress: () => void;
  onCancel: () => void;
};

function GroupForm({ san, name, onName, lacking, isBusy, onPress, onCancel }: FormProps) {
  const styles = useStyles();
  const taken = san.groups.some((group) => group.name.toLowerCase() === name.toLowerCase()) ? ('taken' as const) : undefined;
  const fault = nameFault('volumeGroup', name) ?? taken;
  const because = lacking ?? (fault === undefined ? undefined : nameFaultWords('volumeGroup', fault));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (because === undefined && !isBusy) onPress();
  };
  return (
    <form noValidate className={styles.form} onSubmit={submit}>
      <TextInput
        label={t`New volume group in ${san.name}`}
        value={name}
        onChange={onName}
        hint={nameHint('volumeGroup')}
        fault={fault === undefined || fault === 'empty' ? undefined : nameFaultWords('volumeGroup', fault)}
      />
      <div className={styles.buttons}>
        <ActionButton type="submit" onPress={() => undefined} because={because} busy={isBusy}>
          {t`Create group`}
        </ActionButton>
        <ActionButton appearance="subtle" onPress={onCancel}>
          {t`Cancel`}
        </ActionButton>
      </div>
    </form>
  );
}

/** Makes a volume group in an Elastic SAN there and then; hosts reach it once its network rules let them. */
export function NewGroup({ san, chosen, onMade }: Props) {
  const styles = useStyles();
  const [name, setName] = useAddressText(fieldOf(san));
  useEffect(() => {
    say(san.name, name);
    return () => say(san.name, undefined);
  }, [san.name, name]);
  const lacking = useRights(elasticSanId({ ...san, san: san.name }))('create-volume-group');
  const { create, course } = useMaking({ san, chosen }, (made, isStillWanted) => {
    setName(undefined);
    if (isStillWanted) onMade(made);
  });
  const place = useKeysGoOn<HTMLDivElement>(name === undefined ? '' : 'group');
  const cancel = () => {
    create.reset();
    setName(undefined);
  };
  return (
    <div ref={place}>
      {name === undefined ? (
        <div className={styles.open}>
          <PartOpener name="group">
            <ActionButton size="small" appearance="subtle" icon={<Add16Regular />} onPress={() => setName('')} because={lacking}>
              <Trans>Create a volume group in {san.name}</Trans>
            </ActionButton>
          </PartOpener>
        </div>
      ) : (
        <OpenedPart name="group">
          {create.error !== null && <ProblemMessage explained={explainError(create.error)} />}
          {course.problem !== undefined && <ProblemMessage explained={explain(course.problem)} />}
          <GroupForm
            san={san}
            name={name}
            onName={setName}
            lacking={lacking}
            isBusy={create.isPending || course.state === 'running'}
            onPress={() => create.mutate({ group: name, chosen })}
            onCancel={cancel}
          />
        </OpenedPart>
      )}
    </div>
  );
}
