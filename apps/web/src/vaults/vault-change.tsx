import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { vaultId, type VaultPlace } from '@esan/domain';
import { explainOutcome } from '../api/messages.ts';
import { useStarted } from '../api/operation.ts';
import { paths } from '../links/paths.ts';
import { LinkButton } from '../ui/layout/button.tsx';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { WorkingMessage } from '../ui/messages/working-message.tsx';

/** Under which this tab keeps a change of a vault's settings. */
export const vaultChangeKey = (place: VaultPlace): string => `settings of ${vaultId(place)}`;

/** How far Azure is with a change of settings that this tab has asked for; nothing once they hold. */
export function VaultChange({ place }: { place: VaultPlace }) {
  const { state, problem } = useStarted(vaultChangeKey(place), 'whole');
  if (state === 'none' || state === 'done') return null;
  if (problem !== undefined) {
    return (
      <ProblemMessage
        explained={explainOutcome(t`The settings of ${place.vault} were not changed.`, problem)}
        actions={
          <LinkButton size="small" to={paths.editVault(place)}>
            {t`Edit settings`}
          </LinkButton>
        }
      />
    );
  }
  return (
    <WorkingMessage title={t`The settings of ${place.vault} are being changed.`}>
      <Trans>Until Azure is done, in about a minute, the settings below are those of before.</Trans>
    </WorkingMessage>
  );
}
