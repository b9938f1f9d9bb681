// What people type, made safe to keep and to show: the twin of TypedWords.cs, with the patterns of the emitted table.
export interface TypedRules {
  readonly mostMarks: number;
  readonly mostAddresses: number;
  readonly removed: string;
  readonly separators: string;
  readonly dialled: string;
  readonly address: string;
  readonly identityCode: string;
  readonly cardNumber: string;
  readonly addresses: string;
}

const mark = /^\p{M}$/u;
const control = /^\p{Cc}$/u;

/** Words of several lines; the length counts what stays. */
export function clean(rules: TypedRules, typed: string): string {
  let text = "";
  let marks = 0;
  for (const symbol of typed.replace(/\r\n?/g, "\n")) {
    // Half a character becomes the mark for one, as it does on the server.
    const whole = symbol.length === 1 && symbol >= "\ud800" && symbol <= "\udfff" ? "\ufffd" : symbol;
    if (!stays(whole)) continue;
    marks = mark.test(whole) ? marks + 1 : 0;
    if (marks <= rules.mostMarks) text += whole;
  }
  return text.replace(/^[ \t\n]+/, "").replace(/[ \t\n]+$/, "");
}

/** One line, with digits of every shape as 0–9. */
export const line = (rules: TypedRules, typed: string): string => digits(clean(rules, typed).replace(/\n/g, " "));

/** Arabic-Indic and Persian digits as 0–9. */
export const digits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - (digit < "\u06f0" ? 0x660 : 0x6f0)));

/** The number as it is dialled, or null when it is none. */
export function phone(rules: TypedRules, typed: string): string | null {
  const plain = line(rules, typed).replace(every(rules.separators), "");
  return matches(rules.dialled, plain) ? plain : null;
}

export function email(rules: TypedRules, typed: string): string | null {
  const plain = line(rules, typed);
  return matches(rules.address, plain) ? plain : null;
}

/** Something that looks like an identity code, a card number or a list of addresses. */
export function holdsCodes(rules: TypedRules, words: string): boolean {
  const plain = digits(words);
  return matches(rules.identityCode, plain) || matches(rules.cardNumber, plain) || holdsAList(rules, plain);
}

/** The words without them. */
export function withoutCodes(rules: TypedRules, words: string): string {
  const kept = (_: string, before: string): string => before + rules.removed;
  const plain = digits(words).replace(every(rules.identityCode), kept).replace(every(rules.cardNumber), kept);
  return holdsAList(rules, plain) ? plain.replace(every(rules.addresses), rules.removed) : plain;
}

const holdsAList = (rules: TypedRules, plain: string): boolean => (plain.match(every(rules.addresses)) ?? []).length > rules.mostAddresses;

const every = (pattern: string): RegExp => new RegExp(pattern, "gu");

const matches = (pattern: string, text: string): boolean => new RegExp(pattern, "u").test(text);

function stays(symbol: string): boolean {
  const code = symbol.codePointAt(0) ?? 0;
  if (code === 10 || code === 9 || (code >= 0x2066 && code <= 0x2069)) return true;
  if (code === 0x61c || code === 0x200e || code === 0x200f || code === 0xfeff || (code >= 0x202a && code <= 0x202e)) return false;
  return !control.test(symbol);
}
