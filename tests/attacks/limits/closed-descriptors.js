// ending: exited
const fs = require('node:fs');
for (let fd = 0; fd < 3; fd++) fs.closeSync(fd);
process.reallyExit(0);
