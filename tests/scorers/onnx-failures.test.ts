/** What is told when a model, a file, a package, a device or a setting is wrong. */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { fixtures, open } from './onnx-fixtures.js';

const folder = mkdtempSync(join(tmpdir(), 'rlvr-onnx-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A copy of a fixture that a change was made to. */
function changed(name: string, fixture: string, change: (path: string) => void): string {
  const path = join(folder, name);
  cpSync(join(fixtures, fixture), path, { recursive: true });
  change(path);
  return path;
}

const without = (file: string) =>
  changed(`no-${file.replace('/', '-')}`, 'own', (path) => rmSync(join(path, file)));

function heads(dimension: number): string {
  const path = join(folder, `heads-${dimension}.json`);
  const quality = { weights: new Array(dimension).fill(1), bias: 0 };
  writeFileSync(path, JSON.stringify({ name: 'test', dimension, quality }));
  return path;
}

test.each([
  ['own', { quality_output: 'worth' }, /no output worth, but quality \(… × 1\), difficulty/],
  ['classifier', {}, /classes broken, sound, chat/],
  ['classifier', { quality_label: 'good' }, /no class good, but broken, sound, chat/],
  ['classifier', { quality_label: 'sound', heads: heads(16) }, /heads are for encoders/],
  ['regression', {}, /gives logits in a range that its files do not say/],
  ['encoder', { quality_label: 'sound' }, /encoder: it has no classes, but last_hidden_state \(… × … × 32\)/],
  ['encoder', { heads: heads(16) }, /heads are for 16 numbers, the model’s embedding has 32/],
  ['encoder', { max_tokens: 65 }, /the model has 64 positions/],
])('settings that do not fit the model: %s %j', async (model, settings, message) => {
  await expect(open(model, settings)).rejects.toMatchObject({
    exitCode: 2,
    message: expect.stringMatching(message),
    remedy: expect.stringMatching(/./),
  });
});

const unusable: [model: () => string, settings: object, message: RegExp, remedy: RegExp][] = [
  [() => without('config.json'), {}, /^config.json is missing/, /optimum-cli export onnx/],
  [() => without('tokenizer.json'), {}, /^tokenizer.json is missing/, /optimum-cli/],
  [() => without('onnx/model.onnx'), {}, /^onnx\/model.onnx is missing/, /optimum-cli/],
  [() => 'encoder', { dtype: 'q4' }, /^onnx\/model_q4.onnx is missing/, /fp32, fp16, int8/],
  [() => './nowhere', {}, /there is no folder .*nowhere/, /name a folder/],
  [() => join(fixtures, 'own/config.json'), {}, /is a file/, /name the folder/],
  [
    () =>
      changed('pointer', 'own', (path) =>
        writeFileSync(join(path, 'onnx/model.onnx'), 'version https://git-lfs'),
      ),
    {},
    /is no ONNX model/,
    /git lfs pull/,
  ],
  [
    () => changed('cut', 'own', (path) => truncateSync(join(path, 'onnx/model.onnx'), 9000)),
    {},
    /or was cut/,
    /again/,
  ],
  [() => changed('torn', 'own', (path) => writeFileSync(join(path, 'config.json'), '{')), {}, /JSON/, /save/],
  [
    () => changed('no-tokenizer', 'own', (path) => writeFileSync(join(path, 'tokenizer.json'), '{}')),
    {},
    /the tokenizer cannot be used/,
    /save_pretrained/,
  ],
  [
    () =>
      changed('max', 'encoder', (path) =>
        writeFileSync(join(path, '1_Pooling/config.json'), '{"pooling_mode_max_tokens":true}'),
      ),
    {},
    /wants the pooling max_tokens/,
    /set pooling/,
  ],
];

test.each(unusable)('a model that cannot be used %#', async (model, settings, message, remedy) => {
  await expect(open(model(), settings)).rejects.toMatchObject({
    name: 'Failure',
    message: expect.stringMatching(message),
    remedy: expect.stringMatching(remedy),
  });
});

test('a named device that is not there is a failure of its own exit code, with the remedy', async () => {
  await expect(open('own', { device: 'cuda', device_id: 99 })).rejects.toMatchObject({
    exitCode: 3,
    message: expect.stringMatching(/^cuda is not available: ./),
    remedy: expect.stringMatching(/onnxruntime-node-install=cuda12|driver/),
  });
});

test.each(['onnxruntime-node', '@huggingface/tokenizers'])(
  'without the package %s the failure says how to install it',
  (missing) => {
    const root = process.cwd();
    const place = join(folder, missing.replace('/', '-'));
    cpSync(join(root, 'dist'), join(place, 'dist'), { recursive: true });
    cpSync(join(root, 'package.json'), join(place, 'package.json'));
    for (const scope of ['', '@huggingface']) {
      mkdirSync(join(place, 'node_modules', scope), { recursive: true });
      for (const name of readdirSync(join(root, 'node_modules', scope))) {
        const full = join(scope, name);
        if (full === missing || name === '@huggingface' || name.startsWith('.')) continue;
        symlinkSync(join(root, 'node_modules', full), join(place, 'node_modules', full));
      }
    }
    const script = `
    const { onnx } = await import('./dist/src/scorers/onnx/index.js');
    const settings = onnx.settings.parse({ model: ${JSON.stringify(join(fixtures, 'own'))} });
    await onnx.open(settings, { jobs: 1, resolve: (path) => path, told() {} }).catch((failure) => {
      console.log(failure.exitCode, failure.message, '|', failure.remedy);
    });`;
    const out = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: place,
    }).toString();
    expect(out).toContain(`3 the scorer onnx needs the package ${missing}, which is not installed`);
    expect(out).toContain(
      '| npm install onnxruntime-node @huggingface/tokenizers --onnxruntime-node-install=skip',
    );
  },
);
