// ending: time_limit
/(a+)+$/.test('a'.repeat(60) + 'b');
