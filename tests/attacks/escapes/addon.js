const fs = require('node:fs');
fs.writeFileSync('/tmp/own.node', Buffer.from('7f454c46', 'hex'));
try {
  process.dlopen({ exports: {} }, '/tmp/own.node');
  console.log('ESCAPED');
} catch {}
