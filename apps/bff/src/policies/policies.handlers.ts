import type { Api, Handlers } from '@esan/contract';
import { backupPolicyId, sameId, sameTerms } from '@esan/domain';
import type { BackupInstance, PolicyTerms, VaultPlace, WatchedInstance } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { readInstancesAt } from '../estate/backup-instances.ts';
import { gather, type Found } from '../estate/everywhere.ts';
import { policyAt } from '../estate/policies.ts';
import { taggedPointsOf } from '../estate/restore-points.ts';
import { readEach } from '../estate/records/records.ts';
import { toPolicy, type PolicyWithRule } from '../estate/records/to-policy.ts';
import { backupFactsIn, withHealth } from '../estate/watched.ts';
import { timeZones } from '../estate/records/windows-zones.ts';
import type { Caller } from '../http/caller.ts';
import { problemOf } from '../http/problems.ts';
import { nameTaken, Refusal } from '../http/refusal.ts';
import { soughtAfter } from '../operations/lost.ts';
import { policiesEverywhere, policiesIn } from './policies-in-use.ts';
import { policyBody } from './policy-body.ts';
import { refuseBadTerms } from './policy-rules.ts';

type At = VaultPlace & { policy: string };

/** Backup policies: lists, details, and what changes them. */
export const policies = {
  async listTimeZones() {
    return { items: [...timeZones] };
  },
  async listAllPolicies({ query }, { azure }) {
    const found = await policiesEverywhere(azure, query.subscriptionId);
    return found;
  },
  async listPolicies({ params }, { azure }) {
    const found = await policiesIn(azure, params);
    return found;
  },
  async getPolicy({ params }, { azure }) {
    const [policy, items] = await Promise.all([policyAt(azure, params), watchedUsing(azure, params).catch(() => null)]);
    return { item: { ...policy, items } };
  },
  async createPolicy({ params, body }, { azure, config }) {
    refuseBadTerms(body, config.matrix);
    const wanted = policyBody(body);
    const existing = await policyIfAny(azure, params).catch((error: unknown) => {
      throw isOfOthers(error) ? policyExists(params, false) : error;
    });
    if (existing !== undefined) {
      // Azure would take the PUT for a change, and restore points of others would expire by it.
      if (existing.terms !== null && sameTerms(existing.terms, body)) return { item: existing };
      throw policyExists(params, true);
    }
    return { item: await put(azure, params, wanted, body) };
  },
  async updatePolicy({ params, body }, { azure, config }) {
    refuseBadTerms(body.terms, config.matrix);
    const existing = await policyAt(azure, params);
    const wanted = policyBody(body.terms, existing.rule);
    if (existing.terms === null) throw notEditable(existing);
    if (sameTerms(existing.terms, body.terms)) return { item: existing };
    if (!sameTerms(existing.terms, body.was)) throw changedMeanwhile(existing);
    return { item: await put(azure, params, wanted, body.terms) };
  },
  async deletePolicy({ params }, { azure }) {
    const { backupPolicies } = azure.dataProtection(params.subscriptionId);
    try {
      await backupPolicies.delete(params.resourceGroup, params.vault, params.policy);
    } catch (error) {
      // Pressed twice, or its answer lost: what is gone is what was wanted.
      const isGone = async () => ((await policyIfAny(azure, params)) === undefined ? true : undefined);
      await soughtAfter(azure, error, 'delete-policy', isGone).catch(async (failure: unknown) => {
        throw await withBlockers(azure, params, failure);
      });
    }
    return { item: { id: backupPolicyId(params) } };
  },
  async listPolicyPoints({ params }, { azure }) {
    const using = await readUsing(azure, params);
    const found = await gather(
      using.items.map((instance) => ({ id: instance.id, name: instance.volumeName, instance })),
      async ({ id, name, instance }) => {
        const { items: points, missing } = await taggedPointsOf(azure, instance);
        return { items: [{ instanceId: id, volumeName: name, state: instance.state, points }], missing };
      },
    );
    return { items: found.items, missing: [...using.missing, ...found.missing] };
  },
} satisfies Partial<Handlers<Api, Caller>>;

/** The items of a policy with how their backups go; null where one may be of it that cannot be read. */
async function watchedUsing(azure: Azure, at: At): Promise<WatchedInstance[] | null> {
  const [{ items, missing }, facts] = await Promise.all([readUsing(azure, at), backupFactsIn(azure, at)]);
  return missing.length > 0 ? null : withHealth(azure, items, facts);
}

/** The items of a policy; those that cannot be read may be some of them. */
async function readUsing(azure: Azure, at: At): Promise<Found<BackupInstance>> {
  const id = backupPolicyId(at);
  const { items, missing } = await readInstancesAt(azure, at);
  return { items: items.filter(({ policyId }) => sameId(policyId, id)), missing };
}

const policyIfAny = (azure: Azure, at: At): Promise<PolicyWithRule | undefined> =>
  policyAt(azure, at).catch((error: unknown) => {
    if (problemOf(error)[0] === 404 && !isOfOthers(error)) return undefined;
    throw error;
  });

/** Whether what was asked for is there, as the policy of another data source. */
const isOfOthers = (error: unknown): boolean => problemOf(error)[1].found?.is === 'policy-not-for-volumes';

const policyExists = ({ policy, vault }: At, isForVolumes: boolean): Refusal =>
  nameTaken({ is: 'policy-exists', policy, vault, isForVolumes });

async function put(azure: Azure, at: At, body: ReturnType<typeof policyBody>, terms: PolicyTerms): Promise<PolicyWithRule> {
  const { backupPolicies } = azure.dataProtection(at.subscriptionId);
  try {
    const answer = await backupPolicies.createOrUpdate(at.resourceGroup, at.vault, at.policy, body);
    const [written] = readEach([answer], toPolicy).items;
    // Azure's answer is the policy ([R]): what it has taken is not told as failed where it cannot be read just then.
    if (written !== undefined) return written;
  } catch (error) {
    return soughtAfter(azure, error, 'write-policy', async () => {
      const found = await policyIfAny(azure, at);
      return found !== undefined && found.terms !== null && sameTerms(found.terms, terms) ? found : undefined;
    });
  }
  return policyAt(azure, at);
}

const notEditable = ({ name }: PolicyWithRule): Refusal =>
  new Refusal(422, { code: 'validation-failed', found: { is: 'policy-not-editable', policy: name } });

const changedMeanwhile = ({ name }: PolicyWithRule): Refusal =>
  new Refusal(409, { code: 'out-of-date', found: { is: 'policy-changed', policy: name } });

/** Azure's refusal to delete, with the names of the items that stand in the way. */
async function withBlockers(azure: Azure, at: At, error: unknown): Promise<unknown> {
  const [status, problem] = problemOf(error);
  if (status !== 409 && status !== 422) return error;
  const { items: using } = await readUsing(azure, at).catch(() => ({ items: [] }));
  if (using.length === 0) return error;
  return new Refusal(status, { ...problem, found: { is: 'policy-used', volumes: using.map(({ volumeName }) => volumeName) } });
}
