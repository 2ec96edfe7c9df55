import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api } from '@esan/contract';
import { vaultId, type VaultPlace } from '@esan/domain';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { explainError, explainOutcome } from '../api/messages.ts';
import { useStarted } from '../api/operation.ts';
import { m, q, readAgain } from '../api/query.ts';
import { useRights } from '../api/rights.ts';
import { forget } from '../api/tab-memory.ts';
import { paths } from '../links/paths.ts';
import { TypedNameInput, useTypedName } from '../ui/forms/typed-name.tsx';
import { FormColumns } from '../ui/forms/form-columns.tsx';
import { Message } from '../ui/messages/message.tsx';
import { Page } from '../ui/layout/page.tsx';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { WorkingMessage } from '../ui/messages/working-message.tsx';
import { Skeleton } from '../ui/messages/skeleton.tsx';
import { docs } from '../words/docs.ts';
import { blockerOf, VaultContentTables } from './vault-content.tsx';
import { useVaultPlace } from '../links/route-places.ts';

/** The deletion: the press, and how far Azure is with it, over a reload too; at its end the list of vaults. */
function useDeletion(place: VaultPlace) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { state, problem, begin, drop } = useStarted(
    `deletion of ${vaultId(place)}`,
    'whole',
    () => void navigate(paths.vaults(), { replace: true }),
  );
  const remove = useMutation({
    ...m(api.deleteVault),
    onSuccess: ({ item }) => {
      begin(item);
      // Where this tab made the vault, too: nothing waits for that any more.
      forget(vaultId(place));
    },
    onError: () => readAgain(client, api.getVaultContent),
  });
  return { remove, failed: problem, drop, isRunning: state === 'running' || state === 'done' };
}

function DeleteForm({ place, deletion }: { place: VaultPlace; deletion: ReturnType<typeof useDeletion> }) {
  const { remove, failed, drop } = deletion;
  const asked = useQuery(q(api.getVaultContent, { params: place }));
  const confirm = useTypedName(place.vault);
  const whyNot = useRights(vaultId(place));
  const content = asked.data?.item;
  const blocker = content === undefined ? undefined : blockerOf(content);
  const unread = content === undefined && asked.error === null ? t`Reading what is in the vault.` : undefined;
  const because = whyNot('delete-vault') ?? unread ?? blocker ?? confirm.because;
  return (
    <FormColumns
      label={t`Delete vault`}
      because={because}
      press={{ look: 'danger', onPress: () => remove.mutate({ params: place }), isPending: remove.isPending }}
      cancel={paths.vault(place)}
    >
      {remove.error !== null && <ProblemMessage explained={explainError(remove.error)} />}
      {failed !== undefined && (
        <ProblemMessage explained={explainOutcome(t`The vault ${place.vault} was not deleted.`, failed)} onClose={drop} />
      )}
      {asked.error !== null && <ProblemMessage explained={explainError(asked.error)} />}
      {content === undefined && asked.error === null && <Skeleton lines={4} label={t`Reading what is in the vault`} />}
      {content !== undefined && blocker !== undefined && (
        <Message tone="warn" title={t`The vault cannot be deleted yet: ${blocker}`}>
          {t`Open each and delete it; after that the vault is free.`}
        </Message>
      )}
      {content !== undefined && blocker === undefined && (
        <Message tone="info" title={t`Nothing in the vault prevents its deletion.`}>
          <Trans>Its identity goes with it, and the roles that it holds then serve nobody. The volumes are not touched.</Trans>
        </Message>
      )}
      {content !== undefined && <VaultContentTables content={content} />}
      {blocker === undefined && <TypedNameInput of={confirm} />}
    </FormColumns>
  );
}

/** Deletes a vault that holds nothing any more; what is in the way is listed with the way to each. */
export function DeleteVaultPage() {
  const place = useVaultPlace();
  const deletion = useDeletion(place);
  return (
    <Page help={docs.vault} lead={t`The vault leaves the resource group ${place.resourceGroup}.`}>
      {deletion.isRunning ? (
        <WorkingMessage title={t`The vault ${place.vault} is being deleted.`}>
          {t`This takes about a minute; then the list of vaults opens.`}
        </WorkingMessage>
      ) : (
        <DeleteForm place={place} deletion={deletion} />
      )}
    </Page>
  );
}
