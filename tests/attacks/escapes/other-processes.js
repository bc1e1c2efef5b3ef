const others = require('node:fs').readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
if (others.length > 0) console.log('ESCAPED', others);
