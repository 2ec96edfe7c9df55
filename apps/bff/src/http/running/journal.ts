import type { Endpoint } from '@esan/contract';
import { backupInstanceId, backupPolicyId, resourceGroupId, vaultId, volumeGroupId, type Problem } from '@esan/domain';
import type { Logger } from 'pino';
import { ClaimsRequired } from '../../azure/tokens/exchange.ts';
import type { Write } from '../../azure/writes.ts';
import type { Caller } from '../caller.ts';
import { faultOf } from './logging.ts';
import { problemOf } from '../problems.ts';
import { SignInRefused } from '../refusal.ts';
import { hearing } from './unforeseen.ts';

type Ended = { endpoint: Endpoint; caller: Caller | undefined; error?: unknown };
/** What names the target of a call, as its schema has read it; nothing of a call that its schema refuses. */
type Named = { volumeId?: string; instanceId?: string };
type Input = { params?: Record<string, string>; body?: Named & { rows?: (Named & { operationId?: string })[] } };

/** What those who run the portal can read of its calls: never a token, a query or a body. */
export class Journal {
  readonly #logger: Logger;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** Whoever is not let in: once, with the reason. */
  async admit<T>(endpoint: Endpoint, admit: () => Promise<T>): Promise<T> {
    try {
      return await admit();
    } catch (error) {
      if (error instanceof SignInRefused) this.#logger.info({ what: endpoint.name, reason: error.reason }, 'sign-in refused');
      throw error;
    }
  }

  /** Does the work of a call; each change that it asks Azure for is a line, and so is a change that comes to nothing before that. */
  async keep<T>(endpoint: Endpoint, caller: Caller | undefined, work: (note: (read: unknown) => void) => Promise<T>): Promise<T> {
    let input: Input = {};
    const call = { endpoint, caller };
    const hear = (error: unknown) => this.#logger.error({ what: endpoint.name, fault: faultOf(error) }, 'unexpected failure of a part');
    try {
      const result = await hearing(hear, () => work((read) => (input = read as Input)));
      this.#write(call, input, rowsIn(result, input));
      return result;
    } catch (error) {
      this.#write({ ...call, error }, input);
      if (error instanceof ClaimsRequired)
        this.#logger.info({ who: caller?.objectId, what: endpoint.name, reason: 'Entra asks for a fresh sign-in' }, 'sign-in refused');
      throw error;
    }
  }

  #write({ endpoint, caller, error }: Ended, input: Input, rows: readonly Row[] = []): void {
    if (caller === undefined) return;
    const about = { who: caller.objectId, what: endpoint.name };
    const { writes } = caller.azure;
    for (const write of writes) this.#logger.info({ ...about, target: write.target, ...outcomeOf(write) }, 'write');
    if (!('changes' in endpoint) || onlyLooks(input)) return;
    const unsent = rows.filter(({ problem }) => problem !== null && !isOf(writes, problem));
    for (const row of unsent) this.#logger.info({ ...about, target: row.target, outcome: 'refused', ...saidOf(row.problem) }, 'write');
    if (writes.length + unsent.length === 0) this.#logger.info({ ...about, target: targetOf(input), ...withoutAzure(error) }, 'write');
  }
}

/** One of many in a reply, and what stood against it. */
type Row = { target: string | undefined; problem: Problem | null };
type ReplyRow = { volumeId?: string; instanceId?: string; name?: string; problem?: Problem | null };

/** Rows that were under way already were only looked at. */
const isUnderWay = ({ body }: Input, index: number): boolean => body?.rows?.[index]?.operationId !== undefined;
const onlyLooks = ({ body }: Input): boolean => body?.rows?.every(({ operationId }) => operationId !== undefined) === true;

function rowsIn(reply: unknown, input: Input): Row[] {
  const { items } = (typeof reply === 'object' && reply !== null ? reply : {}) as { items?: ReplyRow[] };
  const begun = (items ?? []).filter((_, index) => !isUnderWay(input, index));
  return begun.map(({ volumeId, instanceId, name, problem = null }) => ({ target: volumeId ?? instanceId ?? name, problem }));
}

/** Whether a call of Azure, which has a line of its own, is what came to this. */
const isOf = (writes: readonly Write[], { code, correlationId }: Problem): boolean =>
  correlationId === undefined ? code === 'azure-unavailable' : writes.some((write) => write.correlationId === correlationId);

const saidOf = (problem: Problem | null) => ({
  code: problem?.code,
  azureCode: problem?.azureCode,
  correlationId: problem?.correlationId,
});

/** `unanswered`: Azure may have taken it all the same. */
function outcomeOf({ status, error, azureCode, correlationId }: Write) {
  if (error !== undefined) return refused(error);
  if (status === undefined) return { outcome: 'no answer yet' };
  return { outcome: status < 400 ? 'accepted' : 'refused', status, azureCode, correlationId };
}

/** Nothing was sent: it is so already, or a rule of ours or a look at Azure stood against it. */
const withoutAzure = (error: unknown) => (error === undefined ? { outcome: 'nothing to do' } : refused(error));

function refused(error: unknown) {
  const [status, { code, azureCode, correlationId }] = problemOf(error);
  return { outcome: isUnanswered(error) ? 'unanswered' : 'refused', code, status, azureCode, correlationId };
}

const isUnanswered = (error: unknown): boolean =>
  error instanceof Error && error.name === 'RestError' && Reflect.get(error, 'statusCode') === undefined;

const targetIn = (named: Named | undefined): string | undefined => named?.volumeId ?? named?.instanceId;

/** The resource that the parts of the address name, or the body of a call that is about one. */
function targetOf({ params = {}, body }: Input): string | undefined {
  const { subscriptionId, resourceGroup, vault, instance, policy, disk, san, group } = params;
  if (subscriptionId === undefined || resourceGroup === undefined)
    return targetIn(body) ?? (body?.rows?.length === 1 ? targetIn(body.rows[0]) : undefined);
  const at = { subscriptionId, resourceGroup };
  if (vault !== undefined && instance !== undefined) return backupInstanceId({ ...at, vault, instance });
  if (vault !== undefined && policy !== undefined) return backupPolicyId({ ...at, vault, policy });
  if (vault !== undefined) return vaultId({ ...at, vault });
  if (san !== undefined && group !== undefined) return volumeGroupId({ ...at, san, group });
  const scope = resourceGroupId(subscriptionId, resourceGroup);
  return disk === undefined ? scope : `${scope}/providers/Microsoft.Compute/disks/${disk}`;
}
