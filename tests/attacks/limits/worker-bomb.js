// ending: time_limit
const { Worker } = require('node:worker_threads');
process.on('uncaughtException', () => {});
for (let i = 0; i < 8; i++) new Worker('for (;;);', { eval: true }).on('error', () => {});
for (;;);
