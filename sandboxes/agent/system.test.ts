import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const system = readFileSync(new URL('./system.py', import.meta.url), 'utf8');

test.skipIf(!existsSync('/usr/bin/python3'))(
  'a system call that fails is an error that names it, its texts and its cause',
  () => {
    const program = `${system}
try:
    Calls(("chdir", b"/"), ("chdir", b"/nowhere"))()
except OSError as error:
    print(error.errno, error)
print(call("chdir", b"/"))
`;
    const said = execFileSync('/usr/bin/python3', ['-c', program], { encoding: 'utf8' });
    expect(said).toBe("2 [Errno 2] chdir b'/nowhere': No such file or directory\n0\n");
  },
);
