const own = ['PATH', 'PWD', 'HOME', 'LANG', 'PYTHONHASHSEED', 'PYTHONUTF8', 'LC_CTYPE'];
const more = Object.keys(process.env).filter((name) => !own.includes(name));
if (more.length > 0) console.log('ESCAPED', more);
