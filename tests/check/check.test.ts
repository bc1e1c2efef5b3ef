import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checks } from '../../src/check/registry.js';
import { jsonLines, runRlvr } from '../cli/run-rlvr.js';
import { lines, mathRow, type Planted, plant, planted, soundTest, soundTrain } from './planted.js';

let folder: string;
let cache: string;
beforeAll(() => {
  cache = mkdtempSync(join(tmpdir(), 'rlvr-check-cache-'));
});
afterAll(() => rmSync(cache, { recursive: true, force: true }));

interface Report {
  readonly rows: number;
  readonly remembered: number;
  readonly errors: number;
  readonly warnings: number;
  readonly findings: readonly {
    readonly code: string;
    readonly severity: string;
    readonly file: string;
    readonly line: number;
    readonly message: string;
    readonly fix: string;
  }[];
}

function fresh(defect?: Planted): string {
  folder = mkdtempSync(join(tmpdir(), 'rlvr-check-'));
  plant(folder, defect);
  return folder;
}

const check = (...args: string[]) => runRlvr(['check', '--cache', cache, ...args], '', folder);
/** Where no daemon of Docker is. */
const withoutDocker = (...args: string[]) =>
  runRlvr(['check', '--no-cache', '--sandbox', 'docker', ...args], '', folder, {
    DOCKER_HOST: 'unix:///nowhere/docker.sock',
  });
const everything = ['train.jsonl', 'test.jsonl', 'recipe.yaml'];

async function reportOf(...args: string[]): Promise<Report & { readonly exit: number | null }> {
  const ended = await check(...args, '--format', 'json');
  expect(ended.stderr).not.toContain('bug of ours');
  return { ...JSON.parse(ended.stdout), exit: ended.code };
}

describe('a sound dataset', () => {
  it('has no findings, also when nothing has changed', async () => {
    fresh();
    const first = await reportOf(...everything);
    expect(first.findings).toEqual([]);
    expect(first).toMatchObject({ exit: 0, rows: soundTrain.length + soundTest.length, remembered: 0 });
    const second = await reportOf(...everything);
    expect(second).toMatchObject({ exit: 0, findings: [], remembered: first.rows });
  });
});

describe('a planted defect is found at its place, and nothing else is', () => {
  it.each(planted.map((defect, at): [string, Planted] => [`${defect.code} (${at})`, defect]))(
    '%s',
    async (_, defect) => {
      fresh(defect);
      const { findings, exit } = await reportOf(...everything);
      expect(findings.map(({ code, file, line }) => `${code} ${file}:${line}`)).toEqual([
        `${defect.code} ${defect.at}`,
      ]);
      expect(findings[0]?.severity).toBe(defect.severity ?? 'error');
      expect(findings[0]?.fix).not.toBe('');
      expect(exit).toBe(defect.severity === 'warning' ? 0 : 1);
    },
  );

  it('covers every check that a row or a recipe can fail', () => {
    // `manifest` has a test of its own below; `unproven` needs a judge that fails; nothing is known to earn for an empty answer.
    const elsewhere = ['manifest', 'unproven', 'empty-earns', 'gold-self'];
    const covered = new Set([...planted.map(({ code }) => code), ...elsewhere]);
    expect(checks.map(({ code }) => code).filter((code) => !covered.has(code))).toEqual([]);
  });
});

describe('a run folder', () => {
  it('is held against its manifest', async () => {
    fresh();
    const built = await runRlvr(['build-dataset', 'recipe.yaml'], '', folder);
    expect(built.code, built.stderr).toBe(0);
    expect(await reportOf('out/planted')).toMatchObject({ exit: 0, findings: [] });
    appendFileSync(
      join(folder, 'out/planted/train.jsonl'),
      lines([mathRow('A mill grinds 9 sacks a day. How many in 8 days?', '72')]),
    );
    const { findings, exit } = await reportOf('out/planted');
    expect(exit).toBe(1);
    expect(findings.map(({ code, message }) => [code, message.split(' ')[0]])).toEqual([
      ['manifest', 'train.jsonl'],
    ]);
  });
});

describe('--fix', () => {
  it('mends ids and hidden characters, moves copies to a side file, and leaves other lines as they were', async () => {
    const copy = { ...soundTrain[1], id: 'planted:late' };
    const { id: _, ...idless } = mathRow('A kiosk sells 25 maps a day. How many in 9 days?', '225');
    const hidden = mathRow('What\u00A0is 12\u200B squared?', '144');
    fresh({ code: '', at: '', train: [copy, idless, hidden] });
    const path = join(folder, 'train.jsonl');
    const before = readFileSync(path, 'utf8').split('\n');
    const ended = await check('train.jsonl', 'test.jsonl', '--fix');
    expect(ended.code, ended.stdout + ended.stderr).toBe(0);
    expect(ended.stderr).toContain('2 rows mended, 1 moved to train.jsonl.removed');
    const after = readFileSync(path, 'utf8').split('\n');
    expect(after.slice(0, soundTrain.length)).toEqual(before.slice(0, soundTrain.length));
    const rows = jsonLines(after.join('\n'));
    expect(rows).toHaveLength(soundTrain.length + 2);
    expect(rows.at(-2)?.id).toMatch(/^planted:[0-9a-f]{16}$/);
    expect(JSON.stringify(rows.at(-1))).toContain('What is 12 squared?');
    const [removed] = jsonLines(readFileSync(`${path}.removed`, 'utf8'));
    expect(removed).toEqual({ reason: expect.objectContaining({ code: 'duplicate' }), row: copy });
  });

  it('does not choose between two truths of one prompt', async () => {
    const other = { ...soundTrain[1], id: 'planted:other', ground_truth: { verifier: 'math', answer: '46' } };
    fresh({ code: '', at: '', train: [other] });
    const before = readFileSync(join(folder, 'train.jsonl'), 'utf8');
    const ended = await check('train.jsonl', '--fix');
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain('whose ground truth is another');
    expect(readFileSync(join(folder, 'train.jsonl'), 'utf8')).toBe(before);
  });

  it('gives ids to a file in which every row lacks one', async () => {
    fresh();
    const rows = soundTrain.map(({ id: _, ...row }) => row);
    writeFileSync(join(folder, 'train.jsonl'), lines(rows));
    expect((await check('train.jsonl', '--fix')).code).toBe(0);
    expect(
      jsonLines(readFileSync(join(folder, 'train.jsonl'), 'utf8')).every(({ id }) => typeof id === 'string'),
    ).toBe(true);
  });
});

describe('the cache', () => {
  it('is known row by row when a row changes, and never trusted when damaged', async () => {
    fresh();
    const own = join(folder, 'cache');
    const run = (...args: string[]) => reportOf('train.jsonl', '--cache', own, ...args);
    await run();
    appendFileSync(
      join(folder, 'train.jsonl'),
      lines([mathRow('A kettle holds 3 litres. How many litres do 21 kettles hold?', '63')]),
    );
    expect(await run()).toMatchObject({ remembered: soundTrain.length, findings: [] });
    for (const kind of ['rows', 'sets']) {
      for (const name of readdirSync(join(own, kind))) {
        const path = join(own, kind, name);
        writeFileSync(
          path,
          readFileSync(path, 'utf8').replaceAll('[]', '[{"code":"schema","message":"forged"}]'),
        );
      }
    }
    expect(await run()).toMatchObject({ remembered: 0, findings: [] });
    expect(await run('--no-cache')).toMatchObject({ remembered: 0 });
  });
});

describe('output', () => {
  it('has a line for a person, with the advice', async () => {
    fresh(planted.find(({ code }) => code === 'duplicate'));
    const ended = await check('train.jsonl');
    expect(ended.stdout).toBe(
      'train.jsonl:4: error duplicate: the same prompt as train.jsonl:2\n  → run rlvr check --fix, which moves later copies with the same truth to a side file; otherwise decide which row is right\n',
    );
  });

  it('annotates lines on GitHub', async () => {
    fresh(planted.find(({ code }) => code === 'license'));
    const ended = await check('train.jsonl', '--format', 'github');
    expect(ended.stdout).toMatch(
      /^::warning file=train\.jsonl,line=4,title=rlvr check%3A license::no licence is named for planted%0A→ /,
    );
  });

  it('is JUnit, well formed whatever the rows hold', async () => {
    fresh({ code: '', at: '', train: ['{"<&>\u0001"'] });
    const ended = await check('train.jsonl', '--format', 'junit');
    expect(ended.stdout).toContain('<testsuite name="train.jsonl" tests="');
    expect(ended.stdout).toMatch(
      /<testcase name="unreadable" classname="train.jsonl"><failure message="1 of unreadable">/,
    );
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what must not be there
    expect(ended.stdout).not.toMatch(/[\u0000-\u0008]/);
  });
});

describe('settings', () => {
  it('turns checks on and off, and grades them', async () => {
    const defect = planted.find(({ code }) => code === 'license') as Planted;
    fresh({ ...defect, files: { 'rlvr-check.yaml': 'severity: {license: error}\n' } });
    expect((await check('train.jsonl')).code).toBe(1);
    expect((await check('train.jsonl', '--skip', 'license')).code).toBe(0);
    expect((await check('train.jsonl', '--only', 'schema,duplicate')).code).toBe(0);
  });

  it('names the nearest check, and the line of a mistake', async () => {
    fresh({
      code: '',
      at: '',
      files: { 'rlvr-check.yaml': 'skip:\n  - lisence\n', 'sub/rlvr-check.yaml': 'onyl: [schema]\n' },
    });
    const unknown = await check('train.jsonl', '--skip', 'x', '--config', 'absent.yaml');
    expect(unknown.code).toBe(2);
    const wrong = await check('train.jsonl');
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toMatch(/rlvr-check\.yaml:2: skip\.0: .*\n {2}→ did you mean `license`\?/);
    rmSync(join(folder, 'rlvr-check.yaml'));
    expect((await check('sub/rlvr-check.yaml')).stdout).toContain('sub/rlvr-check.yaml:1: error recipe:');
  });

  it('says when programs cannot be run, with exit code 3', async () => {
    fresh();
    const ended = await withoutDocker('train.jsonl');
    expect(ended.code).toBe(3);
    expect(ended.stdout).toContain('error unproven:');
    expect((await withoutDocker('train.jsonl', '--no-programs')).code).toBe(0);
  });
});
