/**
 * `kill -9` under load: the processes of the sandbox again and again, then the server itself, which is started anew on the same port. The
 * client sends again what was not answered. Every reward is compared with what `rlvr verify` gave.
 * `node dist/bench/serve/faults.js <data> [rows] [kills of the server]`
 */
import { killChildren } from '../../tests/serve/kill-children.js';
import { judgedByVerify } from './judged-by-verify.js';
import { compared, load } from './load.js';
import { benchRows } from './rows.js';
import { openServer } from './server.js';

const [data = '', count = '4512', kills = '3'] = process.argv.slice(2);
const rows = benchRows(data, Number(count));
const expected = judgedByVerify(rows);
let server = await openServer();
const { url } = server;

let killed = 0;
const killing = setInterval(() => {
  killed += killChildren(server.pid);
}, 700);
const pools = await load(url, rows, { size: 8, concurrency: 64 });
clearInterval(killing);
console.log(
  `${killed} processes of the sandbox killed, sent again ${pools.again}`,
  compared(pools.rewards, expected.rewards),
);

let restarts = 0;
let ended = false;
const restarting = (async () => {
  while (!ended && restarts < Number(kills)) {
    await new Promise((resolve) => setTimeout(resolve, 3000));
    if (ended) return;
    await server.end('SIGKILL');
    server = await openServer([], new URL(url).port);
    restarts++;
  }
})();
const whole = await load(url, rows, { size: 8, concurrency: 64 });
ended = true;
await restarting;
console.log(
  `the server killed ${restarts} times, sent again ${whole.again}`,
  compared(whole.rewards, expected.rewards),
);
await server.end();
