// What may stand in an opened concern. A browser sealed it, and anybody can seal: what is not on the list is not shown.
export interface Shown {
  readonly field: string;
  readonly values: readonly string[];
}

export interface Reading {
  /** What the sender used the form in. */
  readonly language: string | null;
  readonly shown: readonly Shown[];
  /** How many fields were left out. */
  readonly dropped: number;
}

const common = ["danger", "role", "wish", "place", "noticed", "words", "answer", "phone", "message", "times", "email"];

/** Advice holds nobody's identity, even when somebody sealed one by hand (CONCERN-FORM: S4, S11, S12 and P2 are not asked). */
const fields: Readonly<Record<string, readonly string[]>> = { concern: common, advice: common };

const languages = /^(fi|sv|en|ar|so)$/;
const longest = 4_000;
const most = 40;

// Marks that turn the direction of what follows; isolates close themselves and stay.
const turning = /[\u202A-\u202E\u200E\u200F\u061C\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

/** Reads `{"language":"fi","answers":{"role":["family"],…}}`; null when it does not look like that at all. */
export function read(plain: Uint8Array, kind: string): Reading | null {
  const allowed = fields[kind];
  const value = allowed && parse(plain);
  if (!allowed || !value) return null;
  const { answers, language, ...others } = value;
  if (!isObject(answers)) return null;
  const shown = allowed.flatMap((field) => {
    const values = texts(answers[field]);
    return values ? [{ field, values }] : [];
  });
  const spoken = typeof language === "string" && languages.test(language) ? language : null;
  return {
    language: spoken,
    shown,
    dropped: Object.keys(answers).length - shown.length + Object.keys(others).length + (spoken ? 0 : Number(language !== undefined)),
  };
}

export const withoutTurns = (text: string): string => text.replace(turning, "");

function parse(plain: Uint8Array): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(plain));
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function texts(value: unknown): readonly string[] | null {
  if (!Array.isArray(value)) return null;
  const list: unknown[] = value;
  if (list.length === 0 || list.length > most || !list.every((each) => typeof each === "string" && each.length <= longest)) return null;
  return (list as string[]).map(withoutTurns);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
