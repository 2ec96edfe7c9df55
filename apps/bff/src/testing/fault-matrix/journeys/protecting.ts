import { api } from '@esan/contract';
import { prepareVault, protectVolume } from '../../rehearsed-volume.ts';
import { falsehoods, twice, type Journey } from '../journey.ts';
import type { Estate } from '../stage.ts';
import { instanceType, jobsOf, stateOf } from '../truth.ts';

/** Configure backup: the list of volumes, the rules, Azure's validation, the protection itself. */
export const configuring: Journey = {
  name: 'configure',
  async prepare(estate) {
    const { choice, groupId } = await prepareVault(estate, estate.admin);
    const asked = { groupId, snapshotGroupId: choice.snapshotGroupId, volumes: ['sql-data-01'] };
    const instances = () => estate.azure.resources(instanceType);
    return {
      async play(player) {
        await player.look(api.listVolumes, { query: {} });
        await player.look(api.judgeBackups, { body: { vaultId: choice.vaultId, policyId: choice.policyId, groups: [asked] } });
        await player.begin(api.validateBackups, { body: { rows: [choice] } });
        const told = await player.begin(api.configureBackups, { body: { rows: [choice] } });
        await player.look(api.listBackupInstances, { query: {} });
        return told;
      },
      async judge(told) {
        const all = await instances();
        return [
          ...falsehoods(
            told,
            all.some((one) => stateOf(one) === 'ProtectionConfigured'),
            'the volume is not protected',
          ),
          ...twice(all.length, 1, 'protected items of one volume'),
        ];
      },
    };
  },
};

/** Back up now: the item's page, the press, its job. */
export const backingUp: Journey = {
  name: 'back up now',
  async prepare(estate) {
    const { instance, instanceId, at } = await protectVolume(estate, estate.admin);
    const intent = crypto.randomUUID();
    return {
      async play(player) {
        await player.look(api.getBackupInstance, { params: instance });
        const told = await player.begin(api.backUpNow, { params: instance, body: { intent } });
        await player.look(api.findJob, { params: { ...at, intent } });
        await player.look(api.listRestorePoints, { params: instance });
        return told;
      },
      async judge(told) {
        const jobs = await jobsOf(estate, instanceId, 'backup');
        return [
          ...falsehoods(told, jobs.filter(({ status }) => status === 'Completed').length === 2, 'there is no second backup'),
          ...twice(jobs.length, 2, 'backups, the first one among them,'),
        ];
      },
    };
  },
};

/** Stop backup and keep the points. */
export const stopping: Journey = {
  name: 'stop',
  async prepare(estate) {
    const { instance, instanceId } = await protectVolume(estate, estate.admin);
    return {
      async play(player) {
        await player.look(api.getBackupInstance, { params: instance });
        const told = await player.begin(api.stopBackup, { params: instance, body: { points: 'keep' } });
        await player.look(api.getBackupInstance, { params: instance });
        return told;
      },
      judge: async (told) => falsehoods(told, (await stateAt(estate, instanceId)) === 'ProtectionStopped', 'backups go on'),
    };
  },
};

/** Resume backup of an item that was stopped. */
export const resuming: Journey = {
  name: 'resume',
  async prepare(estate) {
    const { instance, instanceId } = await protectVolume(estate, estate.admin);
    await estate.admin.get(api.stopBackup, { params: instance, body: { points: 'keep' } });
    await estate.azure.advanceUntilIdle();
    return {
      async play(player) {
        await player.look(api.getBackupInstance, { params: instance });
        const told = await player.begin(api.resumeBackup, { params: instance });
        await player.look(api.listBackupInstances, { query: {} });
        return told;
      },
      judge: async (told) => falsehoods(told, (await stateAt(estate, instanceId)) === 'ProtectionConfigured', 'backups are still stopped'),
    };
  },
};

const stateAt = async ({ azure }: Estate, id: string): Promise<string> => stateOf(await azure.resource(id));
