// ending: time_limit or memory_limit
const { spawn } = require('node:child_process');
for (let i = 0; i < 200; i++) spawn(process.execPath, [__filename]).on('error', () => {});
setInterval(() => {}, 1000);
