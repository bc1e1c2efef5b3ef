for (const name of ['setuid', 'setgid', 'seteuid']) {
  try {
    process[name](0);
    console.log('ESCAPED', name);
  } catch {}
}
