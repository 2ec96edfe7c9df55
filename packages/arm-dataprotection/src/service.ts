import { readerOf, type Service } from '@esan/arm-connection';

const fromWire = readerOf([
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
]);

/** Azure Backup as its own models see it. */
export const dataProtectionService: Service = { apiVersion: '2026-06-01', fromWire };
