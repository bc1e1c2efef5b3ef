import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { main, startServing } from './start.js';

const client = fileURLToPath(new URL('../../../integrations/python', import.meta.url));
const tests = fileURLToPath(new URL('../../../tests/serve/python', import.meta.url));
const required = (process.env.RLVR_REQUIRE ?? '').split(',');

async function run(python: string, file: string): Promise<{ code: number | null; told: string }> {
  const { url } = await startServing();
  const child = spawn(python, [`${tests}/${file}`], {
    env: {
      ...process.env,
      PYTHONPATH: client,
      PYTHONDONTWRITEBYTECODE: '1',
      RLVR_TEST_URL: url,
      RLVR_COMMAND: `${process.execPath} ${main}`,
    },
  });
  let told = '';
  const take = (text: Buffer) => {
    told += text;
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, told };
}

const hasPython = spawnSync('python3', ['--version']).status === 0;

test.skipIf(!hasPython)(
  'the Python client, with a server and with a process',
  { timeout: 180_000 },
  async () => {
    const { code, told } = await run('python3', 'client_test.py');
    expect(told).toMatch(/Ran \d{2} tests.*OK/s);
    expect(code).toBe(0);
  },
);

const trainers = process.env.RLVR_TRAINERS ?? `${homedir()}/.cache/rlvr/trainers/bin/python`;

describe('the trainers’ own code', () => {
  test.skipIf(!existsSync(trainers) && !required.includes('trainers'))(
    'verl, TRL and OpenRLHF get their rewards',
    { timeout: 180_000 },
    async () => {
      const { code, told } = await run(trainers, 'trainers_test.py');
      expect(told).toMatch(/Ran \d tests.*OK/s);
      expect(code).toBe(0);
    },
  );
});
