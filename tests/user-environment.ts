/** A user's environment: none of the settings of the npm that runs the tests, but for where packages come from. */
export function userEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^npm_(?!config_(?:cache|registry)$)/i.test(name),
  );
  return Object.fromEntries(own);
}
