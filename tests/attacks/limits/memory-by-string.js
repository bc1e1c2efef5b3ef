// ending: memory_limit
const held = [];
for (let i = 0; ; i++) held.push(String(i).repeat(1e5).split('').join(String(i % 7)));
