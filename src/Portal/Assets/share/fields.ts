// Answers in and out of a drawn question.
import { fieldsOf, type Answers, type Fault, type Step } from "./rules";
import type { Book } from "./book";

export interface Given {
  readonly answers: Answers;
  /** What stands in the place field. */
  readonly typed: string;
}

type Input = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const named = (form: HTMLElement, name: string): Input[] => [...form.querySelectorAll<Input>(`[name="${name}"]`)];

/** The answers with those of this question put in, as they stand in its fields. */
export function read(form: HTMLElement, step: Step, before: Answers): Given {
  const answers: Record<string, readonly string[]> = { ...before };
  for (const { name, kind } of step.fields) {
    const values = kind === "choice" || kind === "choices" || kind === "place"
      ? named(form, name).filter((input) => (input as HTMLInputElement).checked).map((input) => input.value)
      : named(form, name).map((input) => input.value);
    const listed = kind === "place" ? (named(form, "listed")[0]?.value ?? "") : "";
    answers[name] = listed ? [listed] : values;
  }
  return { answers, typed: named(form, "typed")[0]?.value ?? "" };
}

/** Shows what was answered before. A field without an answer keeps what is chosen for the visitor. */
export function put(form: HTMLElement, step: Step, { answers, typed }: Given): void {
  for (const { name, kind } of step.fields) {
    const values = answers[name];
    if (!values) continue;
    for (const input of named(form, name)) {
      if (kind === "choice" || kind === "choices" || kind === "place") (input as HTMLInputElement).checked = values.includes(input.value);
      else input.value = values[0] ?? "";
    }
  }
  for (const input of named(form, "typed")) input.value = typed;
}

/** A field that belongs to another answer is there while that answer is chosen. */
export function showWhatBelongs(form: HTMLElement, step: Step, before: Answers): void {
  const asked = fieldsOf(step, read(form, step, before).answers).map(({ name }) => name);
  for (const { name, when } of step.fields) {
    const field = when && wrapper(form, name);
    if (field) field.hidden = !asked.includes(name);
  }
}

/** The summary above the question and the message beside each field, linked with each other. */
export function showFaults(form: HTMLElement, faults: readonly Fault[], say: (fault: Fault) => string, book: Book): HTMLElement {
  const summary = book.view("errors");
  const list = summary.querySelector("ul")!;
  for (const fault of faults) {
    const link = document.createElement("a");
    link.href = `#${fault.field}`;
    link.append(isolated(say(fault)));
    const line = document.createElement("li");
    line.append(link);
    list.append(line);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      form.querySelector<HTMLElement>(`#${fault.field}`)?.focus();
    });
    beside(form, fault.field, say(fault));
  }
  return summary;
}

function beside(form: HTMLElement, name: string, words: string): void {
  const id = `${name}-error`;
  const place = wrapper(form, name);
  const target = form.querySelector<HTMLElement>(`#${name}`);
  if (!place || !target || form.querySelector(`#${id}`)) return;
  const message = document.createElement("p");
  message.className = "field-error";
  message.id = id;
  message.append(isolated(words));
  const group = target.matches("[type=radio], [type=checkbox]") ? target.closest("fieldset") : null;
  if (group) {
    const legend = group.querySelector(":scope > legend");
    if (legend) legend.after(message);
    else group.prepend(message);
  } else {
    target.before(message);
    target.setAttribute("aria-invalid", "true");
  }
  const described = group ?? target;
  described.setAttribute("aria-describedby", `${id} ${described.getAttribute("aria-describedby") ?? ""}`.trim());
}

/** Says how much room is left, to the eye at once and to a screen reader once the hand rests. */
export function count(form: HTMLElement, step: Step, book: Book): void {
  for (const { name, kind, max } of step.fields) {
    const field = form.querySelector<HTMLTextAreaElement>(`textarea[name="${name}"]`);
    if (kind !== "words" || !field || max === 0) continue;
    const shown = document.createElement("p");
    shown.className = "hint counter";
    shown.setAttribute("aria-hidden", "true");
    const said = document.createElement("p");
    said.className = "unseen";
    said.setAttribute("role", "status");
    field.after(shown, said);
    let rest = 0;
    const tell = (): string => {
      const left = max - field.value.length;
      return left < 0 ? book.word("ShareCounterOver", -left) : book.word("ShareCounter", left);
    };
    shown.textContent = tell();
    field.addEventListener("input", () => {
      shown.textContent = tell();
      clearTimeout(rest);
      rest = window.setTimeout(() => (said.textContent = max - field.value.length < max / 10 ? tell() : ""), 1_500);
    });
  }
}

const wrapper = (form: HTMLElement, name: string): HTMLElement | null =>
  form.querySelector<HTMLElement>(`[name="${name}"]`)?.closest<HTMLElement>(".field") ?? null;

export function isolated(words: string): HTMLElement {
  const bdi = document.createElement("bdi");
  bdi.textContent = words;
  return bdi;
}
