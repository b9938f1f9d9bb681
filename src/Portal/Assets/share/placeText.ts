// Two spellings of one name as the same text, and Finnish endings: the twin of PlaceText.cs and FinnishForms.cs.

const alike: Readonly<Record<string, string>> = {
  w: "v", ø: "o", æ: "a", ß: "ss", đ: "d", ð: "d", ŧ: "t", ŋ: "n", ʒ: "z", ı: "i", ł: "l",
  ٱ: "ا", ى: "ي", ی: "ي", ې: "ي", ة: "ه", ە: "ه", ہ: "ه", ک: "ك", گ: "ك", پ: "ب", ڤ: "ف", چ: "ج", ء: "",
};

/** Lower case, single spaces, letters and digits only. */
export const plain = (text: string): string =>
  text
    .replace(/\p{Nd}/gu, (digit) => (/[0-9]/.test(digit) ? digit : latinDigit(digit)))
    .replace(/['’ʼ`´:\u0640\p{Cf}]/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ")
    .normalize("NFC")
    .trim();

/** Also without what a foreign keyboard or a hurry leaves out. */
export const fold = (text: string): string =>
  plain(text)
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .replace(/[wøæßđðŧŋʒıłٱىیېةەہکگپڤچء]/gu, (letter) => alike[letter] ?? letter)
    .normalize("NFC")
    .trim();

export const hasDots = (text: string): boolean => /[åäö]/i.test(text.normalize("NFC"));

const latinDigit = (digit: string): string => {
  const code = digit.charCodeAt(0);
  const zero = [0x660, 0x6f0].find((start) => code >= start && code < start + 10);
  return zero === undefined ? digit : String(code - zero);
};

const endings = ["siin", "seen", "sten", "ssa", "sta", "lla", "lta", "lle", "tta", "ten", "ta", "in", "en", "n", "a"];
const firstWordEndings = ["n", "ssa", "sta", "lla", "lta", "lle"];
const bendingFirstWords = [["uusi", "uude", "uuteen"], ["vaha", "vaha", "vahaan"], ["iso", "iso", "isoon"]] as const;
const vowel = /[aeiouy]/;

/** Every stem of a folded name, strong and weak, singular and plural. */
export function stems(name: string): string[] {
  const cut = name.lastIndexOf(" ") + 1;
  const word = name.slice(cut);
  if (word.length < 2) return [name];
  return [...new Set([...wordStems(word), ...bentTwice(word), word])].map((stem) => name.slice(0, cut) + stem);
}

/** What may be left when the ending of a folded word is taken off, longest ending first. */
export function* stemsOf(word: string): Generator<string> {
  for (const ending of endings) if (word.length > ending.length + 1 && word.endsWith(ending)) yield word.slice(0, -ending.length);
  const [fourth, third, second] = word.slice(-4);
  if (!word.endsWith("n")) return;
  if (word.length > 3 && second === third) yield word.slice(0, -2);
  if (word.length > 4 && third === "h" && second === fourth) yield word.slice(0, -3);
}

export const beginsEnding = (text: string): boolean => endings.some((ending) => ending.startsWith(text));

function wordStems(word: string): string[] {
  const body = word.slice(0, -1);
  const last = word.slice(-1);
  if (word.endsWith("nen")) return ["se", "si", "s"].map((end) => word.slice(0, -3) + end);
  if (last === "s") return [`${body}kse`, `${body}de`, `${body}te`, strong(body) + body.slice(-1), `${body}ksi`];
  if (last === "t") return [body, ...["oi", "i", "ei"].map((end) => body.slice(0, -1) + end), `${body}i`];
  if (!vowel.test(last)) return [`${word}i`, `${word}e`];
  const grades = [word, weak(word)];
  if (last === "i") {
    return [...grades, ...grades.map((grade) => `${grade.slice(0, -1)}e`), ...(word.endsWith("vesi") ? [`${word.slice(0, -2)}de`, `${word.slice(0, -2)}te`] : [])];
  }
  if (last === "e") return [...grades, `${word}e`, `${strong(body)}ee`];
  return word.endsWith("la") ? [...grades, body, `${body}l`] : grades;
}

function bentTwice(word: string): string[] {
  return bendingFirstWords.flatMap(([first, stem, illative]) => {
    if (!word.startsWith(first) || word.length < first.length + 3) return [];
    const second = word.slice(first.length);
    return [...wordStems(second), second].flatMap((rest) => [...firstWordEndings.map((ending) => stem + ending + rest), illative + rest]);
  });
}

const pairs: Readonly<Record<string, string>> = {
  kk: "k", pp: "p", tt: "t", nk: "ng", nt: "nn", lt: "ll", rt: "rr", mp: "mm", lk: "l", rk: "r", hk: "h", lp: "lv", rp: "rv", ht: "hd",
};

/** Consonant gradation before a single final vowel. */
function weak(word: string): string {
  const end = word.slice(-1);
  const pair = word.slice(-3, -1);
  if (word.length < 4 || !vowel.test(end) || vowel.test(pair[1]!)) return word;
  const single = vowel.test(pair[0]!) ? ({ k: "", p: "v", t: "d" } as Readonly<Record<string, string>>)[pair[1]!] : undefined;
  return word.slice(0, -3) + (single === undefined ? (pairs[pair] ?? pair) : pair[0]! + single) + end;
}

const strong = (body: string): string => (body.length > 3 && body.slice(-3, -1) === "ng" ? `${body.slice(0, -3)}nk${body.slice(-1)}` : body);
