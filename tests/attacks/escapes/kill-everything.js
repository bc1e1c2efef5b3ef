// Its own threads answer to their numbers too.
const own = require('node:fs').readdirSync('/proc/self/task').map(Number);
for (let pid = 1; pid < 70000; pid++) {
  if (own.includes(pid)) continue;
  try {
    process.kill(pid, 'SIGKILL');
    console.log('ESCAPED', pid);
  } catch {}
}
for (const pid of [-1, 0]) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {}
}
