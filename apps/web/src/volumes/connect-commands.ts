import type { IscsiTarget } from '@esan/domain';

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
