import type { Api, Handlers } from '@esan/contract';
import { backupInstanceId, backupReadiness, nameOf, sameId, takesVolume, volumeMissing, volumePlaceOf } from '@esan/domain';
import type { BackupInstance, Operation } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { begin } from '../azure/long-running.ts';
import { instanceAt, readInstancesAt } from '../estate/backup-instances.ts';
import { remembered, type Found } from '../estate/everywhere.ts';
import type { Caller } from '../http/caller.ts';
import { problemOf } from '../http/problems.ts';
import { badRequest, Refusal } from '../http/refusal.ts';
import { inTurns } from '../http/turn.ts';
import { accepted, pressed, standing } from '../operations/lost.ts';
import { oneStep } from '../operations/row-steps.ts';
import { sanCheck } from '../operations/san-check.ts';
import { standingOf, type About } from '../operations/standing.ts';
import { derivedInstance, instanceBody, placesOf, refuseChange, refuseOther, regionOf, vaultIn, type Choice } from './protect.ts';
import { rowFactsOf, type RowFacts } from './row-facts.ts';

/** Protecting volumes: our own rules, Azure's verdict, then the protection itself. */
export const protection = {
  async judgeBackups({ body }, { azure, config }) {
    const { items, missing, inVault } = await rowFactsOf(azure, body);
    const judged = ({ volumeId, snapshotGroupId, facts, isAsAsked }: RowFacts) => {
      const place = volumePlaceOf(volumeId);
      return {
        volumeId,
        snapshotGroupId,
        isAsAsked,
        instance: place === undefined ? '' : derivedInstance(body.vaultId, place, volumeId),
        checks: facts === undefined ? volumeMissing(nameOf(volumeId)) : backupReadiness(facts, config.matrix),
      };
    };
    const rows = await inTurns(items, (some) => some.map(judged));
    return { items: rows, missing, inVault };
  },
  async checkVolumes({ body }, { azure }) {
    const items = await oneStep(azure, body.rows, ({ groupId, volumes }) => checkVolumes(azure, groupId, volumes));
    return { items };
  },
  async validateBackups({ body }, { azure }) {
    refuseForeignPolicies(body.rows);
    const items = await oneStep(azure, body.rows, (row) => validate(azure, row));
    return { items };
  },
  async configureBackups({ body }, { azure }) {
    refuseForeignPolicies(body.rows);
    // One list tells of all rows of a vault.
    const existingIn = remembered((vaultId) => readInstancesAt(azure, vaultIn(vaultId)));
    const items = await oneStep(azure, body.rows, async (row) => configure(azure, row, await existingIn(row.vaultId)));
    return { items };
  },
} satisfies Partial<Handlers<Api, Caller>>;

/** What no row may say is refused before Azure is asked about any. */
const refuseForeignPolicies = (rows: readonly Choice[]): void => rows.forEach((row) => void placesOf(row));

async function checkVolumes(azure: Azure, groupId: string, volumeNames: string[]): Promise<Operation> {
  const place = volumePlaceOf(`${groupId}/volumes/any`);
  if (place === undefined) throw badRequest('groupId', 'id');
  const { volumes } = azure.elasticSan(place.subscriptionId);
  return sanCheck(azure, { kind: 'check-volumes', targetId: groupId }, (options) =>
    volumes.preBackup(place.resourceGroup, place.san, place.group, { volumeNames }, options),
  );
}

async function validate(azure: Azure, choice: Choice): Promise<Operation> {
  const { vault } = placesOf(choice);
  const backupInstance = instanceBody(choice, await regionOf(azure, choice.volumeId));
  const { backupInstances } = azure.dataProtectionActions(vault.subscriptionId);
  const begun = await begin((options) => backupInstances.validateForBackup(vault.resourceGroup, vault.vault, { backupInstance }, options));
  return accepted(azure, { kind: 'validate-backup', targetId: choice.volumeId }, begun);
}

async function configure(azure: Azure, choice: Choice, { items, missing }: Found<BackupInstance>): Promise<Operation> {
  const { vault, instance } = placesOf(choice);
  const about = { kind: 'configure-backup', targetId: backupInstanceId({ ...vault, instance }) } as const;
  // Under whatever name: another tab may have named it otherwise.
  const there =
    items.find(({ id }) => sameId(id, about.targetId)) ??
    items.find(({ volumeId, state }) => sameId(volumeId, choice.volumeId) && takesVolume(state));
  // The PUT would change an item of which nothing is known.
  const unread = missing.find(({ id, about: volume = '' }) => sameId(id, about.targetId) || sameId(volume, choice.volumeId));
  if (unread !== undefined) throw new Refusal(502, unread.problem);
  if (there !== undefined) {
    refuseChange(there, choice);
    // A protection that failed is configured anew by the same PUT.
    if (takesVolume(there.state)) return standing(azure, { ...about, targetId: there.id });
  }
  const properties = instanceBody(choice, await regionOf(azure, choice.volumeId));
  const { backupInstances } = azure.dataProtection(vault.subscriptionId);
  return pressed(azure, about, {
    start: () => begin((options) => backupInstances.createOrUpdate(vault.resourceGroup, vault.vault, instance, { properties }, options)),
    taken: () => configured(azure, about, choice, there),
  });
}

/** Azure has taken it once the item is there as it was chosen; one whose configuration failed before has to be in another state by then. */
async function configured(azure: Azure, about: About, choice: Choice, before: BackupInstance | undefined): Promise<Operation | undefined> {
  const { vault, instance } = placesOf(choice);
  try {
    const now = await instanceAt(azure, { ...vault, instance });
    refuseOther(now, choice);
    return now.state === before?.state ? undefined : await standingOf(azure, about);
  } catch (error) {
    if (problemOf(error)[0] === 404) return undefined;
    throw error;
  }
}
