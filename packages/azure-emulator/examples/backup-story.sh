#!/bin/sh
# The whole story of Elastic SAN backup by curl: a vault, a policy, roles, a protected volume, a backup, its restore point,
# the volume restored beside the old one, and a managed disk from the same point. Twenty minutes of Azure pass in a second.
# Needs sh, curl and the Node that the emulator runs on.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
node "$here/../src/main.ts" --scenario main-job --clock-rate 1200 --json >"$work/ready.json" 2>/dev/null &
emulator=$!
trap 'kill "$emulator"; rm -r "$work"' EXIT
until [ -s "$work/ready.json" ]; do sleep 0.1; done

# field PATH: what stands at a path such as value.0.id in the JSON on standard input.
field() {
  node -e 'let value = JSON.parse(require("fs").readFileSync(0, "utf8"));
    for (const step of process.argv[1].split(".")) value = value?.[step];
    console.log(typeof value === "object" ? JSON.stringify(value) : (value ?? ""));' "$1"
}

ready() { field "$1" <"$work/ready.json"; }
arm=$(ready arm)
subscription=/subscriptions/$(ready subscriptions.0.subscriptionId)

# A token, as any service principal gets one from Entra ID.
token=$(curl -sS "$(ready tokenEndpoint)" \
  -d grant_type=client_credentials \
  -d "client_id=$(ready principals.0.clientId)" \
  --data-urlencode "client_secret=$(ready principals.0.clientSecret)" \
  --data-urlencode scope=https://management.azure.com/.default | field access_token)

# call METHOD PATH [BODY]: the answer's body; its headers are kept in a file. Anything but success ends the script.
call() {
  curl -sS --fail-with-body -X "$1" "$arm$2" -D "$work/headers" -H "Authorization: Bearer $token" \
    -H 'Content-Type: application/json' ${3:+-d "$3"}
}

header() { tr -d '\r' <"$work/headers" | sed -n "s/^$1: //Ip" | sed "s|^$arm||"; }

# settled: polls the Azure-AsyncOperation of the last call to its end, as often as Retry-After says; prints how it ended.
settled() {
  operation=$(header Azure-AsyncOperation)
  pause=$(header Retry-After)
  while
    sleep "${pause:-1}"
    status=$(call GET "$operation" | tee "$work/operation.json" | field status)
    [ "$status" = Inprogress ] || [ "$status" = InProgress ]
  do :; done
  echo "$status"
}

dataprotection=api-version=2026-06-01
groups=$subscription/resourceGroups
san=$groups/rg-storage/providers/Microsoft.ElasticSan/elasticSans/san-prod
volumes=$san/volumeGroups/vg-databases
snapshots=$groups/rg-snapshots
vault=$groups/rg-backup/providers/Microsoft.DataProtection/backupVaults/bv-story
policy=$vault/backupPolicies/nightly
instance=$vault/backupInstances/san-prod-vg-databases-0d8b7c2e-91d4-4d0a-9a0e-5f0d0f6a7b11
source='"datasourceType":"Microsoft.ElasticSan/elasticSans/volumeGroups","resourceLocation":"eastus2"'
datasource="{$source,\"objectType\":\"Datasource\",\"resourceID\":\"$volumes\",\"resourceName\":\"vg-databases\",\"resourceType\":\"Microsoft.ElasticSan/elasticSans/volumeGroups\",\"resourceUri\":\"$volumes\"}"
dataset="{$source,\"objectType\":\"DatasourceSet\",\"resourceID\":\"$san\",\"resourceName\":\"san-prod\",\"resourceType\":\"Microsoft.ElasticSan/elasticSans\",\"resourceUri\":\"\"}"

call PUT "$vault?$dataprotection" '{"location":"eastus2","identity":{"type":"SystemAssigned"},
  "properties":{"storageSettings":[{"datastoreType":"VaultStore","type":"LocallyRedundant"}]}}' >/dev/null
echo "Backup vault: $(settled)"
identity=$(call GET "$vault?$dataprotection" | field identity.principalId)

call PUT "$policy?$dataprotection" '{"properties":{"objectType":"BackupPolicy",
  "datasourceTypes":["Microsoft.ElasticSan/elasticSans/volumeGroups"],"policyRules":[
  {"objectType":"AzureBackupRule","name":"BackupDaily","backupParameters":{"objectType":"AzureBackupParams","backupType":"Incremental"},
   "dataStore":{"objectType":"DataStoreInfoBase","dataStoreType":"OperationalStore"},
   "trigger":{"objectType":"ScheduleBasedTriggerContext","schedule":{"repeatingTimeIntervals":["R/2026-01-01T22:00:00+00:00/P1D"]},
   "taggingCriteria":[{"isDefault":true,"taggingPriority":99,"tagInfo":{"id":"Default_","tagName":"Default"}}]}},
  {"objectType":"AzureRetentionRule","name":"Default","isDefault":true,"lifecycles":[
   {"deleteAfter":{"objectType":"AbsoluteDeleteOption","duration":"P7D"},
    "sourceDataStore":{"objectType":"DataStoreInfoBase","dataStoreType":"OperationalStore"}}]}]}}' >/dev/null
echo "Policy: $(call GET "$policy?$dataprotection" | field name)"

# grant ROLE SCOPE: what the vault's identity needs, by the GUIDs of Azure's built-in roles.
grant() {
  call PUT "$2/providers/Microsoft.Authorization/roleAssignments/$(node -p 'crypto.randomUUID()')?api-version=2022-04-01" \
    "{\"properties\":{\"roleDefinitionId\":\"$subscription/providers/Microsoft.Authorization/roleDefinitions/$1\",
      \"principalId\":\"$identity\",\"principalType\":\"ServicePrincipal\"}}" >/dev/null
}
grant 1c4770c0-34f7-4110-a1ea-a5855cc7a939 "$san"       # Elastic SAN Snapshot Exporter, for backup
grant 7efff54f-a5b4-42b5-a1c5-5411624893ce "$snapshots" # Disk Snapshot Contributor, for backup
grant 90e8b822-3e73-47b5-868a-787dc80c008f "$san"       # Elastic SAN Volume Importer, for restore
grant acdd72a7-3385-48ef-bd42-f606fba81ae7 "$snapshots" # Reader, for restore

protection="{\"objectType\":\"BackupInstance\",\"friendlyName\":\"san-prod\\\\sql-log-01\",\"dataSourceInfo\":$datasource,
  \"dataSourceSetInfo\":$dataset,\"policyInfo\":{\"policyId\":\"$policy\",\"policyParameters\":{
  \"dataStoreParametersList\":[{\"objectType\":\"AzureOperationalStoreParameters\",\"dataStoreType\":\"OperationalStore\",\"resourceGroupId\":\"$snapshots\"}],
  \"backupDatasourceParametersList\":[{\"objectType\":\"GenericBackupDatasourceParameters\",\"resourceSelectors\":[\"sql-log-01\"]}]}}}"
# Roles take minutes to spread in Azure; until they have, a validation fails and says which one is missing.
until call POST "$vault/validateForBackup?$dataprotection" "{\"backupInstance\":$protection}" && [ "$(settled)" = Succeeded ]; do
  echo "Not yet: $(field error.code <"$work/operation.json")" >&2
done
call PUT "$instance?$dataprotection" "{\"properties\":$protection}" >/dev/null
echo "Backup instance: $(settled)"
until [ "$(call GET "$instance?$dataprotection" | field properties.currentProtectionState)" = ProtectionConfigured ]; do sleep 1; done

# job: follows the job of the last call; its id stands at the Location once the operation is done.
job() {
  result=$(header Location)
  [ "$(settled)" = Succeeded ] || { cat "$work/operation.json" >&2; return 1; }
  id=$(call GET "$result" | field jobId)
  until call GET "$id?$dataprotection" >"$work/job.json"; [ "$(field properties.status <"$work/job.json")" != InProgress ]; do sleep 1; done
  field properties.status <"$work/job.json"
}
call POST "$instance/backup?$dataprotection" '{"backupRuleOptions":{"ruleName":"BackupDaily","triggerOption":{"retentionTagOverride":"Default"}}}'
echo "Backup: $(job)"

point=$(call GET "$instance/recoveryPoints?$dataprotection" | field value.0.name)
call GET "$instance/recoveryPoints/$point?$dataprotection" | field properties.recoveryPointDataStoresDetails.0.metaData >"$work/metadata.json"
snapshot=$(field 0.snapshotName <"$work/metadata.json")
echo "Restore point: $(field 0.diskName <"$work/metadata.json") in a managed-disk snapshot"

request="{\"objectType\":\"AzureBackupRecoveryPointBasedRestoreRequest\",\"sourceDataStoreType\":\"OperationalStore\",\"recoveryPointId\":\"$point\",
  \"restoreTargetInfo\":{\"objectType\":\"ItemLevelRestoreTargetInfo\",\"recoveryOption\":\"FailIfExists\",\"restoreLocation\":\"eastus2\",
  \"datasourceInfo\":$datasource,\"datasourceSetInfo\":$dataset,\"restoreCriteria\":[{\"objectType\":\"GenericRestoreDatasourceCriteria\",
  \"resourceSelectors\":{\"objectType\":\"ResourceListSelectionCriteria\",\"resourceIdentifiers\":[\"sql-log-01\"],
  \"resourceNameOverrides\":{\"sql-log-01\":\"sql-log-01-restored\"}}}]}}"
call POST "$instance/validateRestore?$dataprotection" "{\"restoreRequestObject\":$request}"
echo "Validation of the restore: $(settled)"
call POST "$instance/restore?$dataprotection" "$request"
echo "Restore: $(job)"
restored=$(call GET "$volumes/volumes/sql-log-01-restored?api-version=2025-09-01")
echo "Volume: $(echo "$restored" | field name), $(echo "$restored" | field properties.sizeGiB) GiB"

disk=$groups/rg-restore/providers/Microsoft.Compute/disks/sql-log-01
call PUT "$disk?api-version=2025-01-02" "{\"location\":\"eastus2\",\"sku\":{\"name\":\"Premium_LRS\"},\"properties\":{\"creationData\":
  {\"createOption\":\"Copy\",\"sourceResourceId\":\"$snapshots/providers/Microsoft.Compute/snapshots/$snapshot\"}}}" >/dev/null
echo "Managed disk: $(settled)"
echo "Disk: $(call GET "$disk?api-version=2025-01-02" | field properties.diskSizeGB) GB"
