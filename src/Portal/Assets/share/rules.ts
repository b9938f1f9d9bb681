// The rules of a form, read from the table the server emits: the twin of ReportJourney.cs. Both are held to
// journey-vectors.json. Pure functions; nothing here touches a page, a clock or a network.
import { clean as cleanWords, email, line, phone, type TypedRules } from "./typedWords";

export type Answers = Readonly<Record<string, readonly string[]>>;

/** Of one field, or of other conditions. Without `is` any answer will do. */
export interface Condition {
  readonly field?: string;
  readonly is?: readonly string[];
  readonly not?: boolean;
  readonly all?: readonly Condition[];
  readonly any?: readonly Condition[];
}

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

export type FieldKind = "choice" | "choices" | "place" | "words" | "line" | "phone" | "email";

export interface Field {
  readonly name: string;
  readonly kind: FieldKind;
  readonly label?: string;
  readonly hint?: string;
  readonly options: readonly Option[];
  readonly preset?: string;
  readonly required?: string;
  readonly requiredWhen?: Condition;
  readonly invalid?: string;
  readonly max: number;
  readonly when?: Condition;
  readonly alone?: string;
  /** The answer only turns the way; it is never kept, sealed or sent. */
  readonly passing?: boolean;
}

export interface Title {
  readonly when: Condition;
  readonly title: string;
  readonly why?: string;
}

export interface Note {
  readonly when: Condition;
  readonly text: string;
  readonly contacts: readonly string[];
}

export interface Turn {
  readonly when: Condition;
  readonly sets: string;
  readonly value: string;
  readonly past?: string;
  readonly notice?: string;
}

/** A page without fields: it advises, and lets go on. */
export interface Advice {
  readonly texts: readonly string[];
  readonly goOn: string;
  readonly dials?: boolean;
  readonly after?: string;
  readonly contacts: readonly string[];
  readonly placeContacts?: string;
}

export interface Step {
  readonly id: string;
  readonly part: string;
  readonly title: string;
  readonly why?: string;
  readonly others: readonly Title[];
  readonly fields: readonly Field[];
  readonly when?: Condition;
  readonly either?: { readonly fields: readonly string[]; readonly error: string };
  readonly notes: readonly Note[];
  readonly turns: readonly Turn[];
  /** A text to read aloud to the person. */
  readonly aloud?: string;
  readonly advice?: Advice;
}

/** What of a record stands in clear, beside a few days. */
export type Kind = "concern" | "advice" | "visit" | "feedback";

export interface Table {
  readonly steps: readonly Step[];
  readonly typed: TypedRules;
  readonly kind: Kind;
  readonly adviceWhen?: Condition;
  readonly urgentWhen?: Condition;
  /** The teams to try, for a form that asks for no place. */
  readonly way?: readonly string[];
  readonly clears: readonly { readonly when: Condition; readonly fields: readonly string[] }[];
}

/** What is wrong with an answer: the key of a text, and the number it mentions. */
export interface Fault {
  readonly field: string;
  readonly text: string;
  readonly number?: number;
}

export const check = "check";
export const tooLong = "ShareTooLong";

/** All answers to a field. A name like `constructor` has none. */
const all = (answers: Answers, field: string): readonly string[] =>
  Object.prototype.hasOwnProperty.call(answers, field) ? (answers[field] ?? []) : [];

const one = (answers: Answers, field: string): string => all(answers, field)[0] ?? "";

export function meets(answers: Answers, condition?: Condition): boolean {
  if (!condition) return true;
  if (condition.all) return condition.all.every((each) => meets(answers, each));
  if (condition.any) return condition.any.some((each) => meets(answers, each));
  if (condition.field === undefined) return true;
  const given = all(answers, condition.field);
  const { is } = condition;
  return (is ? given.some((value) => is.indexOf(value) >= 0) : given.length > 0) !== (condition.not ?? false);
}

/** The steps this visitor is asked, in order. */
export const stepsFor = (table: Table, answers: Answers): readonly Step[] => table.steps.filter((step) => meets(answers, step.when));

export const find = (table: Table, id: string): Step | undefined => table.steps.find((step) => step.id === id);

/** The step after this one, or `check`. */
export function next(table: Table, id: string, answers: Answers): string {
  const order = orderOf(table, id);
  return stepsFor(table, answers).find((step) => orderOf(table, step.id) > order)?.id ?? check;
}

/** The step before this one; null before the first. */
export function previous(table: Table, id: string, answers: Answers): string | null {
  const order = orderOf(table, id);
  const earlier = stepsFor(table, answers).filter((step) => orderOf(table, step.id) < order);
  return earlier[earlier.length - 1]?.id ?? null;
}

/** The first step that has something wrong, or `check`. */
export const firstWrong = (table: Table, answers: Answers): string =>
  stepsFor(table, answers).find((step) => errors(table, step, answers).length > 0)?.id ?? check;

export const titleOf = (step: Step, answers: Answers): string => other(step, answers)?.title ?? step.title;

/** Why the step asks, as this visitor is told. */
export const whyOf = (step: Step, answers: Answers): string | undefined => other(step, answers)?.why ?? step.why;

export const notesOf = (step: Step, answers: Answers): readonly Note[] => step.notes.filter((note) => meets(answers, note.when));

/** The fields of a step that this visitor is asked now. */
export const fieldsOf = (step: Step, answers: Answers): readonly Field[] => step.fields.filter((field) => meets(answers, field.when));

export const kindOf = ({ kind, adviceWhen }: Table, answers: Answers): Kind => (adviceWhen && meets(answers, adviceWhen) ? "advice" : kind);

export const isUrgent = ({ urgentWhen }: Table, answers: Answers): boolean => !!urgentWhen && meets(answers, urgentWhen);

/** What the given answers of a step newly decide about another answer. The caller sets it, and goes on behind `past`. */
export const turnOf = (step: Step, before: Answers, given: Answers): Turn | undefined =>
  step.turns.find((turn) => meets(given, turn.when) && !meets(before, turn.when));

/**
 * The answers as they may be kept: those of steps and fields this visitor is asked, in accepted form. Whatever else was
 * given, by hand or by a change of mind, is gone – an advice-only record can hold nobody's identity.
 */
export function clean(table: Table, given: Answers): Answers {
  const kept: Record<string, readonly string[]> = {};
  for (const step of table.steps) {
    if (!meets(kept, step.when)) continue;
    for (const field of step.fields) {
      if (field.passing || !meets(kept, field.when)) continue;
      const answer = cleanField(table, field, all(given, field.name));
      if (answer.length > 0) kept[field.name] = answer;
      else delete kept[field.name];
    }
  }
  for (const clearing of table.clears) {
    if (meets(kept, clearing.when)) for (const field of clearing.fields) delete kept[field];
  }
  return kept;
}

/** What is wrong on this step; the answers are clean. */
export function errors(table: Table, step: Step, answers: Answers): readonly Fault[] {
  const faults = fieldsOf(step, answers)
    .map((field) => fault(table, field, answers))
    .filter((found): found is Fault => found !== null);
  const { either, fields } = step;
  const first = fields[0];
  if (either && first && !either.fields.some((field) => all(answers, field).length > 0)) faults.push({ field: first.name, text: either.error });
  return faults;
}

const other = (step: Step, answers: Answers): Title | undefined => step.others.find((title) => meets(answers, title.when));

const orderOf = (table: Table, id: string): number =>
  id === check ? Number.MAX_SAFE_INTEGER : Math.max(0, table.steps.findIndex((step) => step.id === id));

function cleanField({ typed }: Table, field: Field, given: readonly string[]): readonly string[] {
  const options = field.options.map((option) => option.value);
  const first = given[0];
  switch (field.kind) {
    case "choice":
      return options.filter((value) => given.indexOf(value) >= 0).slice(0, 1);
    case "choices": {
      const chosen = options.filter((value) => given.indexOf(value) >= 0);
      return chosen.length > 1 ? chosen.filter((value) => value !== field.alone) : chosen;
    }
    case "place":
      return given.filter((value) => /^[0-9]{3}$/.test(value) || options.indexOf(value) >= 0).slice(0, 1);
    default: {
      if (first === undefined) return [];
      const text =
        field.kind === "words" ? cleanWords(typed, first) : ((field.kind === "phone" ? phone(typed, first) : null) ?? line(typed, first));
      return text.length === 0 ? [] : [text];
    }
  }
}

function fault({ typed }: Table, field: Field, answers: Answers): Fault | null {
  const answer = one(answers, field.name);
  if (answer.length === 0) return field.required && meets(answers, field.requiredWhen) ? { field: field.name, text: field.required } : null;
  if (field.max > 0 && answer.length > field.max) return { field: field.name, text: tooLong, number: answer.length - field.max };
  const accepted = field.kind === "phone" ? phone(typed, answer) !== null : field.kind === "email" ? email(typed, answer) !== null : true;
  return accepted || !field.invalid ? null : { field: field.name, text: field.invalid };
}
