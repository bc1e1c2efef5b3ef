// ending: exited
const fs = require('node:fs');
for (let i = 0; ; i++) fs.writeFileSync('/tmp/' + i, 'x');
