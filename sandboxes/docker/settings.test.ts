import { existsSync, readFileSync } from 'node:fs';
import type Docker from 'dockerode';
import { expect, test } from 'vitest';
import type { Daemon } from './daemon.js';
import { filterFile } from './filter-file.js';
import { containerSettings } from './settings.js';

const daemon: Daemon = {
  docker: {} as Docker,
  address: 'unix:///run/some.sock',
  podman: false,
  near: true,
  boundsMemory: true,
  appArmor: false,
  processors: 4,
  architecture: 'x64',
};

test('Docker takes the filter as text, and bounds the files of /tmp', () => {
  const { HostConfig } = containerSettings({ daemon, image: 'one', filter: '{"a":1}' }, null);
  expect(HostConfig?.SecurityOpt).toEqual(['no-new-privileges', 'seccomp={"a":1}']);
  expect(HostConfig?.Tmpfs?.['/tmp']).toContain('nr_inodes=64');
  expect(HostConfig).toMatchObject({ MaskedPaths: [], ReadonlyPaths: [] });
});

// Podman 4.3 refuses what it does not know, and raises limits that nobody names to a million.
test('Podman gets the path of the filter, no option that it refuses, and limits that it may set', () => {
  const { HostConfig } = containerSettings(
    { daemon: { ...daemon, podman: true }, image: 'one', filter: '/some/filter.json' },
    null,
  );
  expect(HostConfig?.SecurityOpt).toEqual(['no-new-privileges', 'seccomp=/some/filter.json', 'unmask=ALL']);
  expect(HostConfig?.Tmpfs?.['/tmp']).toBe('size=1m,mode=0755,noexec,nosuid,nodev');
  expect(HostConfig?.Ulimits).toEqual(['nofile', 'nproc'].map((Name) => ({ Name, Soft: 4096, Hard: 4096 })));
  expect(HostConfig).not.toHaveProperty('MaskedPaths');
});

test('the file of the filter is there until it is removed', () => {
  const { path, remove } = filterFile();
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ defaultAction: 'SCMP_ACT_ALLOW' });
  remove();
  expect(existsSync(path)).toBe(false);
});
