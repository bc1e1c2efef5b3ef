const fs = require('node:fs');
fs.writeFileSync('/tmp/left', 'x');
fs.writeFileSync('/tmp/json.py', 'print("shadowed")');
require('node:child_process').spawn('/bin/sleep', ['100'], { detached: true, stdio: 'ignore' }).unref();
process.exit(0);
