import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { generate } from '../generate.js';
import { programFamilies } from './index.js';

const python = spawnSync('python3', ['--version']).status === 0;

/** Runs each program on its tests in a namespace of its own and names the tests that fail. */
const judge = `
import contextlib, io, json, sys
failures = []
for item in json.load(sys.stdin):
    for number, case in enumerate(item['tests']):
        try:
            scope = {'__name__': '__main__'}
            if 'args' in case:
                exec(item['source'], scope)
                got, want = scope[item['entry_point']](*case['args']), case['expected']
                good = got == want and type(got) is type(want)
            else:
                out = io.StringIO()
                sys.stdin = io.StringIO(case['stdin'])
                with contextlib.redirect_stdout(out):
                    exec(item['source'], scope)
                got, want = out.getvalue(), case['stdout']
                good = got == want
        except Exception as error:
            got, want, good = repr(error), None, False
        if not good:
            failures.append([item['id'], number, got, want])
print(json.dumps(failures[:3]))
`;

describe.each(programFamilies.map((family) => family.name))('%s', (name) => {
  const rows = [...generate(name, { count: 120, seed: 7 })];

  test.skipIf(!python)(
    'its Python solutions, run by python3, pass all tests (skipped where python3 is absent)',
    () => {
      const items = rows.map(({ id, solution, ground_truth: truth }) => ({ id, source: solution, ...truth }));
      const run = spawnSync('python3', ['-c', judge], { input: JSON.stringify(items), encoding: 'utf8' });
      expect(run.stderr).toBe('');
      expect(JSON.parse(run.stdout)).toEqual([]);
    },
  );

  test('the tests of a problem expect at least three different outputs', () => {
    const constant = rows.filter(({ ground_truth: truth }) => {
      if (truth?.verifier !== 'code') throw new Error('a program family makes code problems');
      const outputs = truth.tests.map((t) =>
        JSON.stringify('expected' in t ? t.expected : 'stdout' in t ? t.stdout : t),
      );
      return new Set(outputs).size < 3;
    });
    expect(constant.map((row) => row.id)).toEqual([]);
  });
});
