import type { ClientOptions } from '@azure-rest/core-client';
import type { TokenCredential } from '@azure/core-auth';
import type { Pipeline } from '@azure/core-rest-pipeline';
import { connect, resume, type Arm, type LongRunningOptions, type Poller, type Service } from './arm.ts';

/** What Azure's own clients of a service have in common: a pipeline, and pollers that can be taken up again. */
export class ArmClient {
  protected readonly _client: Arm;
  /** The pipeline that every request of this client goes through. */
  readonly pipeline: Pipeline;

  constructor(credential: TokenCredential, subscriptionId: string, service: Service, options: ClientOptions & { apiVersion?: string }) {
    this._client = connect(credential, subscriptionId, service, options);
    this.pipeline = this._client.client.pipeline;
  }
}

/** Takes up a poller again, here or in another process, from what `serialize()` once gave. */
export function restorePoller<T>(
  client: ArmClient,
  serializedState: string,
  sourceOperation: (...args: never[]) => Poller<T>,
  options?: LongRunningOptions,
): Poller<T> {
  return resume<T>(client['_client'], serializedState, sourceOperation.name, options);
}
