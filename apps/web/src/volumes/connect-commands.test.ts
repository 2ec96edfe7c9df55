import { expect, test } from 'vitest';
import {
  kubernetesVolume,
  linuxCommands,
  windowsCommands,
  kubernetesVolumes,
  linuxCommandsFor,
  removeCommands,
  windowsCommandsFor,
} from './connect-commands.ts';

const target = { iqn: 'iqn.2026-02.net.azure.storage.blob.z20.es-1:es-2:sql', host: 'es-2.z47.blob.storage.azure.net', port: 3260 };

test('Linux commands name the target and its portal and end with the sign-in', () => {
  const lines = linuxCommands(target).split('\n');
  expect(lines).toContain('IQN=iqn.2026-02.net.azure.storage.blob.z20.es-1:es-2:sql');
  expect(lines).toContain('PORTAL=es-2.z47.blob.storage.azure.net:3260');
  expect(lines.at(-1)).toMatch(/--login$/);
});

test('a volume for Kubernetes names its target and is as large as the volume', () => {
  const lines = kubernetesVolume(target, { name: 'sql-restored', sizeGiB: 1024 })
    .split('\n')
    .map((line) => line.trim());
  expect(lines).toContain('targetPortal: "es-2.z47.blob.storage.azure.net:3260"');
  expect(lines).toContain('iqn: "iqn.2026-02.net.azure.storage.blob.z20.es-1:es-2:sql"');
  expect(lines).toContain('storage: 1024Gi');
  expect(lines).toContain('name: sql-restored');
});

test('Windows commands register the portal before they connect', () => {
  const text = windowsCommands(target);
  expect(text.indexOf('New-IscsiTargetPortal')).toBeLessThan(text.indexOf('Connect-IscsiTarget'));
  expect(text).toContain('-TargetPortalPortNumber 3260');
});

const named = (name: string) => ({ name, sizeGiB: 10, target: { iqn: `iqn:${name}`, host: 'san.example', port: 3260 } });

test('several volumes have their commands one after the other, each under its name', () => {
  expect(linuxCommandsFor([named('a'), named('b')]).match(/^# [ab]$|^IQN=.*$/gm)).toEqual(['# a', 'IQN=iqn:a', '# b', 'IQN=iqn:b']);
  expect(windowsCommandsFor([named('a'), named('b')]).match(/^# [ab]$|^\$iqn = .*$/gm)).toEqual([
    '# a',
    "$iqn = 'iqn:a'",
    '# b',
    "$iqn = 'iqn:b'",
  ]);
  expect(kubernetesVolumes([named('a'), named('b')]).match(/^ {2}name: .*$|^---$/gm)).toEqual(['  name: a', '---', '  name: b']);
});

test('each new volume has its own command that removes it; what is no volume has none', () => {
  const id = '/subscriptions/s/resourceGroups/rg-(prod)/providers/Microsoft.ElasticSan/elasticSans/san/volumeGroups/vg/volumes/back';
  expect(removeCommands([id, '/nothing'])).toBe(
    'az elastic-san volume delete --subscription "s" --resource-group "rg-(prod)" --elastic-san-name "san" --volume-group-name "vg" --name "back" --yes',
  );
});
