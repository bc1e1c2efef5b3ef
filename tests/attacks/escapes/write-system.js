const fs = require('node:fs');
for (const path of ['/usr/leak', '/leak', '/dev/leak', '/etc/leak', process.execPath]) {
  try {
    fs.appendFileSync(path, 'x');
    console.log('ESCAPED', path);
  } catch {}
}
