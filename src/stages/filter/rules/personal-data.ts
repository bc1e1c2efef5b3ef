import { rule } from '../rule.js';

/** Addresses of example.com and its kin belong to nobody (RFC 2606). */
const mail = /\b[\w.+-]{1,64}@(?!example\.|test\.)(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,10}\b/i;
/** With an area code, or of another country. */
const phone = /(?:\(\d{3}\)\s?|\b\d{3}[-.])\d{3}[-.]\d{4}\b|\+\d{1,3}[ -]\d{2,4}[ -]\d{3,4}[ -]?\d{2,4}\b/;
const socialSecurity = /(?<!\d[-.])\b(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}\b/;
const card = /\b(?:\d{4}[ -]){3}\d{4}\b/g;

export const personalData = rule({
  code: 'personal-data',
  reason: 'holds what points to a person: a mail address, a telephone or card number',
  domains: 'prose',
  on: true,
  needs: { signs: '@+', shapes: ['long-number'] },
  open:
    () =>
    ({ text }) =>
      ((text.includes('@') ? mail.exec(text) : null) ?? phone.exec(text) ?? socialSecurity.exec(text))?.[0] ??
      text.match(card)?.find(isCardNumber),
  examples: {
    caught: [
      'Send your answer to jo.doe@mailhost.org. What is 4 + 9?',
      'Call (212) 555-0143 or +44 20 7946 0018 for help. What is 4 + 9?',
      'Her number is 078-05-1120. What is its sum of digits?',
      'A card shows 4539 1488 0343 6467. What is its last digit?',
    ],
    spared: [
      'What is 12-100-20-3000?',
      'A card shows 1234 5678 9012 3456. What is its last digit?',
      'Mail goes to user@example.com in 3 hops.',
      'Compute 555-123-40.',
    ],
  },
});

/** Luhn's sum, which every card number meets and one number in ten by chance. */
function isCardNumber(text: string): boolean {
  const sum = [...text.replace(/\D/g, '')].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
