const fs = require('node:fs');
for (const path of ['/etc/passwd', '/etc/shadow', '/root', '/home', '/proc/1/root/etc/passwd', '/var/log']) {
  try {
    fs.accessSync(path);
    console.log('ESCAPED', path);
  } catch {}
}
