// What may stand in an opened concern. A browser sealed it, and anybody can seal: what the form does not ask is not shown.
import { clean, errors, isUrgent, stepsFor, type Answers, type Table } from "../share/rules";

export interface Shown {
  readonly field: string;
  readonly values: readonly string[];
}

/** What a colleague must see before anything else. */
export type Flag = "unsafe" | "limits" | "unconsented" | "hurt";

export interface Reading {
  /** What the sender used the form in. */
  readonly language: string | null;
  readonly shown: readonly Shown[];
  readonly flags: readonly Flag[];
  /** How many fields were left out. */
  readonly dropped: number;
}

const languages = /^(fi|sv|en|ar|so)$/;
const longest = 4_000;
const most = 40;

/**
 * Reads `{"language":"fi","answers":{"role":["family"],…}}`; null when it does not look like that at all. Advice holds
 * nobody's identity, even when somebody sealed one by hand.
 */
export function read(plain: Uint8Array, kind: string, table: Table): Reading | null {
  const value = kind === table.kind || (kind === "advice" && table.adviceWhen) ? parse(plain) : null;
  if (!value) return null;
  const { answers, language, flags, ...others } = value;
  if (!isObject(answers)) return null;
  const given = Object.fromEntries(Object.entries(answers).filter((entry): entry is [string, readonly string[]] => areTexts(entry[1])));
  const kept = { ...clean(table, kind === "advice" ? { ...given, wish: ["advice"] } : given) };
  if (kind === "advice" && !own(given, "wish").includes("advice")) delete kept["wish"];
  for (const step of stepsFor(table, kept)) for (const fault of errors(table, step, kept)) if (fault.number !== undefined) delete kept[fault.field];
  const spoken = typeof language === "string" && languages.test(language) ? language : null;
  const order = new Set(stepsFor(table, kept).flatMap((step) => step.fields.map((field) => field.name)));
  const shown = [...order].flatMap((field) => {
    const values = own(kept, field);
    return values.length > 0 ? [{ field, values }] : [];
  });
  // Signs of a machine, which the server seals with what it got without scripts. Other words are not its own.
  const signs = areTexts(flags) ? flags.filter((flag) => flag === "fast" || flag === "trap") : [];
  if (signs.length > 0) shown.push({ field: "flags", values: signs });
  const changed = Object.keys(answers).filter((field) => !Object.hasOwn(given, field) || !same(own(given, field), own(kept, field)));
  return {
    language: spoken,
    shown,
    flags: flagsOf(kept, table),
    dropped: changed.length + Number(flags !== undefined && signs.length === 0) + Object.keys(others).length + (spoken ? 0 : Number(language !== undefined)),
  };
}

function flagsOf(answers: Answers, table: Table): readonly Flag[] {
  const is = (field: string, ...values: readonly string[]): boolean => values.includes(answers[field]?.[0] ?? "");
  const all: readonly [Flag, boolean][] = [
    ["unsafe", is("knows", "unsafe")],
    ["limits", is("safety", "yes", "maybe")],
    ["unconsented", is("consent", "told", "unaware", "guardian", "unasked")],
    ["hurt", isUrgent(table, answers)],
  ];
  return all.filter(([, holds]) => holds).map(([flag]) => flag);
}

// Marks that turn the direction of what follows; isolates close themselves and stay.
const turning = /[\u202A-\u202E\u200E\u200F\u061C\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

export const withoutTurns = (text: string): string => text.replace(turning, "");

function parse(plain: Uint8Array): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(plain));
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

const areTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length > 0 && value.length <= most && value.every((each) => typeof each === "string" && each.length <= longest);

/** A name like `constructor` has no answer. */
const own = (answers: Answers, field: string): readonly string[] => (Object.hasOwn(answers, field) ? (answers[field] ?? []) : []);

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((value) => other.includes(value));

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
