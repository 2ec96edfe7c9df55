/** An error as the service words it for a person. */
export interface UserFacingError {
  code?: string;
  details?: UserFacingError[];
  innerError?: InnerError;
  isRetryable?: boolean;
  isUserError?: boolean;
  properties?: Record<string, string>;
  message?: string;
  recommendedAction?: string[];
  target?: string;
}

/** The cause below an error. */
export interface InnerError {
  additionalInfo?: Record<string, string>;
  code?: string;
  embeddedInnerError?: InnerError;
}

/** The error of a failed operation. */
export interface ErrorModel {
  readonly code?: string;
  readonly message?: string;
  readonly target?: string;
  readonly details?: ErrorModel[];
  readonly additionalInfo?: ErrorAdditionalInfo[];
}

/** More about an error; a `UserFacingError` stands in `info` when `type` says so. */
export interface ErrorAdditionalInfo {
  readonly type?: string;
  readonly info?: unknown;
}

/** How far an operation is. */
export interface OperationResource {
  id?: string;
  name?: string;
  status?: string;
  startTime?: Date;
  endTime?: Date;
  error?: ErrorModel;
  properties?: OperationExtendedInfoUnion;
}

/** What an operation has to say beyond its status. */
export interface OperationExtendedInfo {
  objectType: string;
}

/** What an operation that runs as a job came to: the id of the job. */
export interface OperationJobExtendedInfo extends OperationExtendedInfo {
  objectType: 'OperationJobExtendedInfo';
  jobId?: string;
}

/** Either kind of what an operation has to say. */
export type OperationExtendedInfoUnion = OperationJobExtendedInfo | OperationExtendedInfo;
