// ending: exited
const { spawn } = require('node:child_process');
spawn('/bin/sleep', ['100'], { detached: true, stdio: 'inherit' }).unref();
setTimeout(() => process.exit(0), 50);
