import {
  backupContributorActions,
  backupOperatorActions,
  backupReaderActions,
  guardAdminActions,
  guardOperatorActions,
} from './backup-actions.ts';

export type RolePermission = { actions: string[]; notActions: string[]; dataActions: string[]; notDataActions: string[] };

/** A role; the GUID of a built-in one is the same in every tenant. */
export type RoleDefinition = { id: string; roleName: string; description: string; permissions: RolePermission[] };

const role = (id: string, roleName: string, description: string, actions: string[], notActions: string[] = []): RoleDefinition => ({
  id,
  roleName,
  description,
  permissions: [{ actions, notActions, dataActions: [], notDataActions: [] }],
});

const readsAccess = ['Microsoft.Authorization/*/read', 'Microsoft.Resources/subscriptions/resourceGroups/read'];
const readsRoles = ['Microsoft.Authorization/roleAssignments/read', 'Microsoft.Authorization/roleDefinitions/read'];
const under = (provider: string, ...ends: string[]): string[] => ends.map((end) => `${provider}/${end}`);
const san = 'Microsoft.ElasticSan/elasticSans';
const groups = `${san}/volumeGroups`;

const general: readonly RoleDefinition[] = [
  role(
    '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
    'Owner',
    'Grants full access to manage all resources, including the ability to assign roles in Azure RBAC.',
    ['*'],
  ),
  role(
    'b24988ac-6180-42a0-ab88-20f7382dd24c',
    'Contributor',
    'Grants full access to manage all resources, but does not allow you to assign roles in Azure RBAC, manage assignments in Azure Blueprints, or share image galleries.',
    ['*'],
    [
      'Microsoft.Authorization/*/Delete',
      'Microsoft.Authorization/*/Write',
      'Microsoft.Authorization/elevateAccess/Action',
      'Microsoft.Blueprint/blueprintAssignments/write',
      'Microsoft.Blueprint/blueprintAssignments/delete',
      'Microsoft.Compute/galleries/share/action',
    ],
  ),
  role('acdd72a7-3385-48ef-bd42-f606fba81ae7', 'Reader', 'View all resources, but does not allow you to make any changes.', ['*/read']),
  role(
    'f58310d9-a9f6-439a-9e8d-f62e7b41a168',
    'Role Based Access Control Administrator',
    'Manage access to Azure resources by assigning roles using Azure RBAC. This role does not allow you to manage access using other ways, such as Azure Policy.',
    ['Microsoft.Authorization/roleAssignments/write', 'Microsoft.Authorization/roleAssignments/delete', '*/read', 'Microsoft.Support/*'],
  ),
  role('18d7d88d-d35e-4fb5-a5c3-7773c20a72d9', 'User Access Administrator', 'Lets you manage user access to Azure resources.', [
    '*/read',
    'Microsoft.Authorization/*',
    'Microsoft.Support/*',
  ]),
];

const backup: readonly RoleDefinition[] = [
  role(
    '5e467623-bb1f-42f4-a55d-6e525e11384b',
    'Backup Contributor',
    "Lets you manage backups, but can't delete vaults and give access to others",
    backupContributorActions,
  ),
  role(
    '00c29273-979b-4161-815c-10b084fb9324',
    'Backup Operator',
    'Lets you manage backup services, except removal of backup, vault creation and giving access to others',
    backupOperatorActions,
  ),
  role('a795c7a0-d4a2-40c1-ae25-d81f01202912', 'Backup Reader', "Can view backup services, but can't make changes", backupReaderActions),
  role(
    'c2a970b4-16a7-4a51-8c84-8a8ea6ee0bb8',
    'Backup MUA Admin',
    'Backup MultiUser-Authorization. Can create/delete ResourceGuard ',
    guardAdminActions,
  ),
  role(
    'f54b6d04-23c6-443e-b462-9c16ab7b4a52',
    'Backup MUA Operator',
    'Backup MultiUser-Authorization. Allows user to perform critical operation protected by resourceguard',
    guardOperatorActions,
  ),
];

/** For the backup of disks, which is not emulated: people find them beside those of Elastic SAN [D]. */
const disks: readonly RoleDefinition[] = [
  role('3e5e47e6-65f7-47ef-90b5-e5dd4d455f24', 'Disk Backup Reader', 'Provides permission to backup vault to perform disk backup.', [
    ...readsAccess,
    ...under('Microsoft.Compute/disks', 'read', 'beginGetAccess/action'),
  ]),
  role('b50d9833-a0cb-478e-945f-707fcc997c13', 'Disk Restore Operator', 'Provides permission to backup vault to perform disk restore.', [
    ...readsAccess,
    ...under('Microsoft.Compute/disks', 'write', 'read'),
  ]),
];

/** Its data actions are kept and shown, as any are; nobody reads content here. */
const diskContent: RoleDefinition = {
  id: '959f8984-c045-4866-89c7-12bf9737be2e',
  roleName: 'Data Operator for Managed Disks',
  description:
    'Provides permissions to upload data to empty managed disks, read, or export data of managed disks (not attached to running VMs) and snapshots using SAS URIs and Azure AD authentication.',
  permissions: [
    {
      actions: [],
      notActions: [],
      dataActions: ['disks', 'snapshots'].flatMap((of) => under(`Microsoft.Compute/${of}`, 'download/action', 'upload/action')),
      notDataActions: [],
    },
  ],
};

/** As their published definitions say it (the page of `backup-actions.ts`) [D]; for exporter, importer and snapshots see the roles of vaults. */
const elasticSan: readonly RoleDefinition[] = [
  role(
    '1c4770c0-34f7-4110-a1ea-a5855cc7a939',
    'Elastic SAN Snapshot Exporter',
    'Allows for creating and exporting snapshots of an Elastic SAN volume.',
    [
      ...readsAccess,
      `${san}/*/read`,
      ...under(groups, 'snapshots/write', 'snapshots/delete', 'snapshots/beginGetAccess/action', 'preBackup/action'),
      'Microsoft.ElasticSan/locations/*',
      'Microsoft.Compute/locations/*',
      ...under('Microsoft.Compute/disks', 'read', 'write', 'delete'),
      ...under('Microsoft.Compute/snapshots', 'read', 'write', 'delete'),
    ],
  ),
  role('90e8b822-3e73-47b5-868a-787dc80c008f', 'Elastic SAN Volume Importer', 'Allows for importing Elastic SAN volumes.', [
    ...readsAccess,
    ...under(groups, '*/read', 'volumes/write', 'volumes/delete', 'preRestore/action'),
    'Microsoft.ElasticSan/locations/*',
    'Microsoft.Compute/locations/*',
    ...under('Microsoft.Compute/disks', 'read', 'beginGetAccess/action', 'endGetAccess/action'),
    ...under('Microsoft.Compute/snapshots', 'read', 'beginGetAccess/action', 'endGetAccess/action'),
  ]),
  role(
    '7efff54f-a5b4-42b5-a1c5-5411624893ce',
    'Disk Snapshot Contributor',
    'Provides permission to backup vault to manage disk snapshots.',
    [
      ...readsAccess,
      ...under('Microsoft.Compute/snapshots', 'delete', 'write', 'read', 'beginGetAccess/action', 'endGetAccess/action'),
      'Microsoft.Compute/disks/beginGetAccess/action',
      ...under('Microsoft.Storage/storageAccounts', 'listkeys/action', 'write', 'read', 'delete'),
    ],
  ),
  role(
    '80dcbedb-47ef-405d-95bd-188a1b4ac406',
    'Elastic SAN Owner',
    'Allows for full access to all resources under Azure Elastic SAN including changing network security policies to unblock data path access',
    [
      ...readsAccess,
      'Microsoft.ResourceHealth/availabilityStatuses/read',
      'Microsoft.Resources/deployments/*',
      `${san}/*`,
      'Microsoft.ElasticSan/locations/*',
    ],
  ),
  role('af6a70f8-3c9f-4105-acf1-d719e9fca4ca', 'Elastic SAN Reader', 'Allows for control path read access to Azure Elastic SAN', [
    ...readsRoles,
    'Microsoft.ResourceHealth/availabilityStatuses/read',
    'Microsoft.Resources/subscriptions/resourceGroups/read',
    `${san}/*/read`,
  ]),
  role(
    'a8281131-f312-4f34-8d98-ae12be9f0d23',
    'Elastic SAN Volume Group Owner',
    'Allows for full access to a volume group in Azure Elastic SAN including changing network security policies to unblock data path access',
    [...readsRoles, `${groups}/*`, 'Microsoft.ElasticSan/locations/asyncoperations/read'],
  ),
  role(
    'fa6cecf6-5db3-4c43-8470-c540bcb4eafa',
    'Elastic SAN Network Admin',
    'Allows access to create Private Endpoints on SAN resources, and to read SAN resources',
    [
      `${san}/*/read`,
      `${san}/PrivateEndpointConnectionsApproval/action`,
      ...under(`${san}/privateEndpointConnections`, 'write', 'delete'),
      'Microsoft.ElasticSan/locations/asyncoperations/read',
    ],
  ),
];

/** Every role that the emulator knows. */
export const builtInRoles: readonly RoleDefinition[] = [...general, ...backup, ...disks, diskContent, ...elasticSan];

/** The built-in role with a GUID. */
export const roleDefinition = (id: string): RoleDefinition | undefined => builtInRoles.find((one) => one.id === id.toLowerCase());
