/** Files and standard input in JavaScript: Node.js and what stands in its place do the same. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Limits, Sandbox } from '#sandboxes/sandbox.js';
import { describeEachBackend } from './each-backend.js';

const limits: Limits = { timeMs: 5000, memoryBytes: 268435456, outputBytes: 65536 };

await describeEachBackend(async (backend) => {
  const there = (await backend.languages()).javascript;
  if (!there.works) return test.skip(`${there.reason}; ${there.remedy}`, () => undefined);
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await backend.open({ workers: 1 });
  });
  afterAll(() => sandbox.close());

  test.each([
    [
      'standard input comes in parts by its descriptor',
      "const part = Buffer.alloc(4);\nfor (let n; (n = fs.readSync(0, part, 0, 4, null)) > 0; ) console.log(n, part.toString('utf8', 0, n));",
      '4 abcd\n2 é\n',
    ],
    [
      'a file that was opened is read on where it was left',
      "const file = fs.openSync('data.txt');\nconst part = Buffer.alloc(6);\nconsole.log(fs.readSync(file, part), part.toString());\nconsole.log(fs.readSync(file, part, 1, 2), part.toString());\nfs.closeSync(file);",
      '6 línes\n2 l\n nes\n',
    ],
    [
      'a place in a file may be named',
      "const file = fs.openSync('data.txt', 'r');\nconst part = Buffer.alloc(3);\nconsole.log(fs.readSync(file, part, 0, 3, 8), part.toString());\nconsole.log(fs.readSync(file, part, { offset: 0, length: 1 }), part.toString());",
      '3 two\n1 lwo\n',
    ],
    [
      'what is written to a descriptor goes behind what was written before',
      "const file = fs.openSync('new.txt', 'w');\nfs.writeSync(file, 'one ');\nfs.writeSync(file, Buffer.from('two '));\nfs.appendFileSync('new.txt', 'three');\nconsole.log(fs.readFileSync('new.txt', 'utf8'));\nfs.writeSync(1, 'out\\n');\nfs.appendFileSync('/dev/stdout', 'put\\n');",
      'one two three\nout\nput\n',
    ],
    [
      'a file may have any name',
      "for (const name of ['1', 'constructor']) {\n  fs.writeFileSync(name, 'in ');\n  fs.appendFileSync(name, name);\n  console.log(fs.readFileSync(name, 'utf8'));\n}",
      'in 1\nin constructor\n',
    ],
    [
      'a file that is not there, and a descriptor that is closed, are errors with their codes',
      "const codeOf = (task) => { try { task(); return 'none'; } catch (error) { return error.code; } };\nconst file = fs.openSync('data.txt');\nfs.closeSync(file);\nconsole.log(codeOf(() => fs.openSync('no.txt')), codeOf(() => fs.readSync(file, Buffer.alloc(1))), codeOf(() => fs.writeSync(77, 'x')), codeOf(() => fs.closeSync(77)));",
      'ENOENT EBADF EBADF EBADF\n',
    ],
  ])('%s', async (_what, source, stdout) => {
    const files = {
      'main.js': `const fs = require('node:fs');\n${source}\n`,
      'data.txt': 'línes\n two lines',
    };
    const program = { language: 'javascript', files, entry: 'main.js', stdin: 'abcdé' } as const;
    expect(await sandbox.run(program, limits)).toMatchObject({ ending: 'exited', stderr: '', stdout });
  });
});
