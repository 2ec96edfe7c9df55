import { volumePlaceOf, type IscsiTarget } from '@esan/domain';

const sessions = 32;

/** Commands that connect a Linux host; source: Microsoft Learn, connect Elastic SAN volumes on Linux (32 sessions a volume). */
export function linuxCommands({ iqn, host, port }: IscsiTarget): string {
  return [
    '# find the target, use 32 sessions, keep it over restarts, sign in',
    `IQN=${iqn}`,
    `PORTAL=${host}:${port}`,
    '',
    'sudo iscsiadm -m node --targetname "$IQN" --portal "$PORTAL" -o new',
    `sudo iscsiadm -m node --targetname "$IQN" --portal "$PORTAL" -o update -n node.session.nr_sessions -v ${sessions}`,
    'sudo iscsiadm -m node --targetname "$IQN" --portal "$PORTAL" -o update -n node.startup -v automatic',
    'sudo iscsiadm -m node --targetname "$IQN" --portal "$PORTAL" --login',
  ].join('\n');
}

/** A volume for Kubernetes, by the iSCSI CSI driver; source: Microsoft Learn, connect Elastic SAN volumes to an AKS cluster. */
export function kubernetesVolume({ iqn, host, port }: IscsiTarget, { name, sizeGiB }: { name: string; sizeGiB: number }): string {
  return [
    '# the cluster needs the driver: github.com/kubernetes-csi/csi-driver-iscsi',
    'apiVersion: v1',
    'kind: PersistentVolume',
    'metadata:',
    `  name: ${name}`,
    'spec:',
    '  storageClassName: san-volume',
    '  accessModes: [ReadWriteOnce]',
    '  persistentVolumeReclaimPolicy: Retain',
    '  capacity:',
    `    storage: ${sizeGiB}Gi`,
    '  csi:',
    '    driver: iscsi.csi.k8s.io',
    `    volumeHandle: ${name}`,
    '    volumeAttributes:',
    `      targetPortal: "${host}:${port}"`,
    '      portals: "[]"',
    `      iqn: "${iqn}"`,
    '      lun: "0"',
    '      iscsiInterface: default',
    '      discoveryCHAPAuth: "false"',
    '      sessionCHAPAuth: "false"',
  ].join('\n');
}

/** Commands that connect a Windows host, in PowerShell as administrator; source: Microsoft Learn, connect Elastic SAN volumes on Windows. */
export function windowsCommands({ iqn, host, port }: IscsiTarget): string {
  return [
    '# as administrator: start iSCSI, find the target, sign in with 32 sessions and multipath',
    `$iqn = '${iqn}'`,
    `$portal = '${host}'`,
    '',
    'Set-Service -Name MSiSCSI -StartupType Automatic',
    'Start-Service -Name MSiSCSI',
    `New-IscsiTargetPortal -TargetPortalAddress $portal -TargetPortalPortNumber ${port}`,
    `1..${sessions} | ForEach-Object {`,
    `  Connect-IscsiTarget -NodeAddress $iqn -TargetPortalAddress $portal -TargetPortalPortNumber ${port} -IsMultipathEnabled $true -IsPersistent $true`,
    '}',
  ].join('\n');
}

/** A volume with the way to it. */
export type Reached = { name: string; sizeGiB: number; target: IscsiTarget };

/** The Linux commands for several volumes, each under its name. */
export const linuxCommandsFor = (volumes: readonly Reached[]): string =>
  volumes.map(({ name, target }) => `# ${name}\n${linuxCommands(target)}`).join('\n\n');

/** The same for Windows. */
export const windowsCommandsFor = (volumes: readonly Reached[]): string =>
  volumes.map(({ name, target }) => `# ${name}\n${windowsCommands(target)}`).join('\n\n');

/** Volumes for Kubernetes, as the documents of one file. */
export const kubernetesVolumes = (volumes: readonly Reached[]): string =>
  volumes.map(({ target, ...volume }) => kubernetesVolume(target, volume)).join('\n---\n');

/**
 * What removes volumes that are needed no more, by Azure CLI: the portal deletes no volume. Without `--yes` each command would take the next
 * one for its answer; one that hosts are connected to is refused all the same.
 */
export const removeCommands = (ids: readonly string[]): string =>
  ids
    .flatMap((id) => volumePlaceOf(id) ?? [])
    .map(({ subscriptionId, resourceGroup, san, group, volume }) =>
      [
        'az elastic-san volume delete',
        `--subscription "${subscriptionId}"`,
        `--resource-group "${resourceGroup}"`,
        `--elastic-san-name "${san}"`,
        `--volume-group-name "${group}"`,
        `--name "${volume}"`,
        '--yes',
      ].join(' '),
    )
    .join('\n');
