/** Light or dark: as the system says, until the button says otherwise. */
export function openTheme(): void {
  const button = document.getElementById('theme') as HTMLButtonElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const root = document.documentElement;
  const dark = () => (root.dataset.theme === undefined ? system.matches : root.dataset.theme === 'dark');
  const say = () => {
    button.textContent = dark() ? 'Light' : 'Dark';
    button.setAttribute('aria-label', dark() ? 'Use light colours' : 'Use dark colours');
  };
  button.hidden = false;
  button.addEventListener('click', () => {
    root.dataset.theme = dark() ? 'light' : 'dark';
    say();
  });
  system.addEventListener('change', say);
  say();
}
