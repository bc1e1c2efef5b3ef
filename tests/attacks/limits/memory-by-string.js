// ending: memory_limit
const held = [];
for (let i = 0; ; i++) held.push(JSON.stringify(String(i).repeat(1e5)));
