const dates = [
  'systemData.createdAt',
  'systemData.lastModifiedAt',
  'startTime',
  'endTime',
  'properties.startTime',
  'properties.endTime',
  'properties.expiryTime',
  'properties.recoveryPointTime',
  'properties.recoveryPointDataStoresDetails.creationTime',
  'properties.recoveryPointDataStoresDetails.expiryTime',
  'properties.recoveryPointDataStoresDetails.rehydrationExpiryTime',
  'properties.extendedInfo.sourceRecoverPoint.recoveryPointTime',
  'properties.extendedInfo.targetRecoverPoint.recoveryPointTime',
  'properties.policyRules.trigger.taggingCriteria.criteria.scheduleTimes',
].map((at) => at.split('.'));

/** Gives a parsed answer the shape of the models; what they do not name stays as the service sent it, but null is absent. */
export function fromWire(body: unknown): unknown {
  dropNulls(body);
  for (const at of dates) readDates(body, at);
  return body === '' ? undefined : body;
}

/** Changes in place: bodies are fresh from the parser, and a list of a thousand should not be copied. */
function readDates(node: unknown, at: string[]): void {
  if (Array.isArray(node)) {
    for (const item of node) readDates(item, at);
    return;
  }
  const [key, ...rest] = at;
  if (!isRecord(node) || key === undefined) return;
  const value = node[key];
  if (rest.length > 0) readDates(value, rest);
  else if (typeof value === 'string') node[key] = new Date(value);
  else if (Array.isArray(value)) node[key] = value.map((time: string | Date) => new Date(time));
}

/** The service sends null for what is not there, in fields that its models call optional; in a list it stands for nothing. */
function dropNulls(node: unknown): void {
  if (Array.isArray(node)) {
    if (node.includes(null)) node.splice(0, node.length, ...node.filter((item) => item !== null));
    for (const item of node) dropNulls(item);
  } else if (isRecord(node)) {
    for (const [key, value] of Object.entries(node)) {
      if (value === null) delete node[key];
      else dropNulls(value);
    }
  }
}

function isRecord(node: unknown): node is Record<string, unknown> {
  return typeof node === 'object' && node !== null;
}
