/** Questions that a program is asked one by one: what every backend must do. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Language, Limits, Run, Sandbox } from '#sandboxes/sandbox.js';
import { describeEachBackend } from './each-backend.js';

const limits: Limits = { timeMs: 5000, memoryBytes: 268435456, outputBytes: 4 << 20 };
/** Line by line: what it is asked, until it was asked `COUNT` times. */
const echo: Partial<Record<Language, string>> = {
  python: `import os
asked = open("asked", encoding="utf-8", newline="\\n")
said = os.open("said", os.O_WRONLY)
for _ in range(COUNT):
    os.write(said, asked.readline().encode())
`,
  javascript: `const fs = require('node:fs');
const [asked, said] = [fs.openSync('asked', 'r'), fs.openSync('said', 'a')];
for (let count = COUNT; count > 0; count--) {
  const parts = [];
  do {
    const part = Buffer.alloc(5000);
    parts.push(part.subarray(0, fs.readSync(asked, part, 0, part.length, null)));
  } while (parts.at(-1).at(-1) !== 10);
  fs.writeSync(said, Buffer.concat(parts).toString());
}
`,
};

await describeEachBackend((backend) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await backend.open({ workers: 2 });
  });
  afterAll(() => sandbox.close());
  const ask = (
    lines: readonly string[],
    source: string,
    language: Language = 'python',
    bounds: Partial<Limits> = {},
  ): Promise<Run> => {
    const entry = language === 'python' ? 'main.py' : 'main.js';
    const files = { [entry]: source.replace('COUNT', String(lines.length)) };
    const questions = { path: 'asked', lines };
    return sandbox.run(
      { language, files, entry, stdin: '', questions, report: 'said' },
      { ...limits, ...bounds },
    );
  };

  describe.each(Object.entries(echo) as [Language, string][])('%s', async (language, source) => {
    const there = (await backend.languages())[language];
    if (!there.works) return test.skip(`${there.reason}; ${there.remedy}`, () => undefined);

    test('every line reaches the program, and every answer the judge', async () => {
      const line = fc.string({ unit: 'grapheme', maxLength: 200 }).map((text) => JSON.stringify(text));
      await fc.assert(
        fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 30 }), async (lines) => {
          const ended = await ask(lines, source, language);
          expect(ended).toMatchObject({ ending: 'exited', exitCode: 0, report: `${lines.join('\n')}\n` });
        }),
        { numRuns: 30, seed: 42 },
      );
    });

    test('a line may be longer than a pipe holds', async () => {
      const lines = ['é'.repeat(150_000), 'short', 'x'.repeat(300_000)];
      expect((await ask(lines, source, language)).report).toBe(`${lines.join('\n')}\n`);
    });
  });

  test('no line is there before those before it have their answers', async () => {
    const source = `import os
asked, said = os.open("asked", os.O_RDONLY | os.O_NONBLOCK), os.open("said", os.O_WRONLY)
def read():
    try:
        return os.read(asked, 65536).decode()
    except BlockingIOError:
        return ""
print([read(), read()])
os.write(said, b"not yet a whole ")
print([read()])
os.write(said, b"line\\n")
import time
time.sleep(0.2)
print([read(), read()])`;
    const ended = await ask(['one', 'two', 'three'], source);
    expect(ended.stdout).toBe("['one\\n', '']\n['']\n['two\\n', '']\n");
    expect(ended.report).toBe('not yet a whole line\n');
  });

  test('what was answered stays, whatever the program does to its files then', async () => {
    const source = `import os
with open("said", "w") as said:
    said.write("first\\n")
os.remove("said")
os.remove("asked")
with open("said", "w") as said:
    said.write("other\\n")
os._exit(3)`;
    const ended = await ask(['one', 'two'], source);
    expect(ended).toMatchObject({ ending: 'exited', exitCode: 3, report: 'first\n' });
  });

  test('a program may leave without an answer, or answer more than it is asked', async () => {
    expect(await ask(['one', 'two'], 'pass')).toMatchObject({ ending: 'exited', exitCode: 0, report: '' });
    const many = await ask(['one'], 'open("said", "w").write("x\\n" * 9)');
    expect(many.report).toBe('x\n'.repeat(9));
  });

  test('answers beyond the output bound end the run, and are cut there', async () => {
    const source = 'open("said", "w").write("x" * 500)\nwhile True: pass';
    const ended = await ask(['one'], source, 'python', { outputBytes: 400 });
    expect(ended.ending).toBe('output_limit');
    expect(ended.report).toBe('x'.repeat(400));
    const within = await ask(['one'], 'open("said", "w").write("x" * 400)', 'python', { outputBytes: 400 });
    expect(within).toMatchObject({ ending: 'exited', report: 'x'.repeat(400) });
  });
});
