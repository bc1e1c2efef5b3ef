// ending: exited
const fs = require('node:fs');
for (;;) fs.appendFileSync('/tmp/large', Buffer.alloc(1 << 22, 1));
