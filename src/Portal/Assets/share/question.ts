// Draws one question from its template: titles, notes, answers, faults.
import { isolated, put, showFaults, showWhatBelongs, count } from "./fields";
import type { Book } from "./book";
import type { Places } from "./places";
import { meets, notesOf, titleOf, whyOf, type Answers, type Fault, type Step } from "./rules";

export interface Asked {
  readonly answers: Answers;
  readonly typed: string;
  readonly faults?: readonly Fault[];
  /** Keys of texts above the question. */
  readonly notices?: readonly string[];
  readonly codesFound?: boolean;
  /** Municipalities among which the visitor chooses. */
  readonly candidates?: readonly string[];
}

const longestShown = 60;

export function drawQuestion(book: Book, step: Step, asked: Asked, places: Places | null): HTMLElement {
  const { answers, typed, faults = [], notices = [], codesFound = false, candidates = [] } = asked;
  const form = book.view(`step-${step.id}`);
  const heading = form.querySelector("h1")!;
  const title = titleOf(step, answers);
  if (title !== step.title) heading.textContent = book.word(title);
  const reason = whyOf(step, answers);
  if (reason && reason !== step.why) form.querySelector("#why")?.replaceChildren(book.word(reason));
  if (!codesFound) form.querySelector("[data-codes]")?.remove();
  const place = (answers["place"] ?? [])[0] ?? "";
  const care = step.advice?.placeContacts && places?.careOf(place);
  if (care) form.querySelector("[data-care]")?.before(paragraph(book.word("MunicipalityChildText", care)));
  for (const contact of form.querySelectorAll<HTMLElement>("[data-contact]")) if (!book.serves(contact.dataset["contact"]!, place)) contact.remove();
  if (candidates.length > 0) offer(form, book, candidates, places);
  if (places && faults.some(({ text }) => text === "SharePlaceNotFound")) list(form, book, places);
  put(form, step, { answers, typed });
  showWhatBelongs(form, step, answers);
  form.addEventListener("change", () => showWhatBelongs(form, step, answers));
  // Of a name, a choice and the list of all, the last one touched counts.
  form.addEventListener("input", ({ target }) => {
    const { name } = target as HTMLInputElement;
    const listed = form.querySelector<HTMLSelectElement>("#listed");
    if (listed && (name === "typed" || name === "place")) listed.value = "";
    if (name === "typed" || name === "listed") for (const radio of form.querySelectorAll<HTMLInputElement>("[name=place]")) radio.checked = false;
  });
  count(form, step, book);
  if (faults.length > 0) heading.before(showFaults(form, faults, (fault) => words(book, fault, typed), book));
  for (const { text, contacts } of notesOf(step, answers)) {
    const note = notice(book, [text]);
    const known = contacts.filter((id) => book.has(`contact-${id}`)).map((id) => book.view(`contact-${id}`));
    if (known.length > 0) {
      const list = document.createElement("ul");
      list.append(...known);
      note.append(list);
    }
    heading.before(note);
  }
  if (notices.length > 0) heading.before(notice(book, notices));
  return form;
}

export function notice(book: Book, texts: readonly string[]): HTMLElement {
  const callout = book.view("notice");
  callout.append(...texts.map((text) => paragraph(book.word(text))));
  return callout;
}

export function paragraph(words: string, kind = ""): HTMLElement {
  const line = document.createElement("p");
  if (kind) line.className = kind;
  line.textContent = words;
  return line;
}

const words = (book: Book, { text, number }: Fault, typed: string): string =>
  book.word(text, text === "SharePlaceNotFound" ? (typed.length > longestShown ? `${typed.slice(0, longestShown)}…` : typed) : number);

function offer(form: HTMLElement, book: Book, codes: readonly string[], places: Places | null): void {
  const group = form.querySelector<HTMLElement>("[name=place]")!.closest("fieldset")!;
  const sample = group.querySelector<HTMLElement>(".option")!;
  group.querySelector("legend")!.textContent = book.word("PlaceChoose");
  for (const code of codes) {
    const option = sample.cloneNode(true) as HTMLElement;
    option.querySelector(".hint")?.remove();
    const radio = option.querySelector("input")!;
    radio.value = code;
    radio.id = `place-${code}`;
    radio.checked = false;
    radio.removeAttribute("aria-describedby");
    const label = option.querySelector("label")!;
    label.htmlFor = radio.id;
    label.textContent = places?.nameOf(code) ?? code;
    sample.before(option);
  }
}

function list(form: HTMLElement, book: Book, places: Places): void {
  const label = document.createElement("label");
  label.htmlFor = "listed";
  label.textContent = book.word("SharePlaceList");
  const select = document.createElement("select");
  select.id = select.name = "listed";
  select.append(new Option("", ""), ...places.all.map(([code, name]) => new Option(name, code)));
  form.querySelector("[name=place]")!.closest("fieldset")!.after(label, select);
}

/** Every step with its answers, and what was not given. */
export function drawCheck(book: Book, steps: readonly Step[], answers: Answers, places: Places | null): HTMLElement {
  const form = book.view("check");
  for (const row of form.querySelectorAll<HTMLElement>("[data-step]")) {
    const step = steps.find(({ id }) => id === row.dataset["step"]);
    if (!step) {
      row.remove();
      continue;
    }
    const title = titleOf(step, answers);
    if (title !== step.title) row.querySelector("dt")!.textContent = book.word(title);
    const view = `step-${step.id}`;
    const given = step.fields.filter(({ name }) => answers[name]).flatMap(({ name, kind, options }) => {
      const said = (answers[name] ?? []).map((value) => {
        const line = paragraph("", "answer");
        const option = options.some((each) => each.value === value);
        line.append(isolated(option ? book.labelOf(view, name, value) : ((kind === "place" ? places?.nameOf(value) : null) ?? value)));
        return line;
      });
      const label = step.fields.length > 1 ? book.labelOf(view, name) : "";
      return label ? [paragraph(label, "hint"), ...said] : said;
    });
    const cell = row.querySelector("dd")!;
    if (given.length > 0) for (const hint of cell.querySelectorAll(".hint")) hint.remove();
    cell.prepend(...given);
  }
  for (const list of form.querySelectorAll("dl")) {
    if (list.children.length > 0) continue;
    list.previousElementSibling?.remove();
    list.remove();
  }
  for (const line of form.querySelectorAll<HTMLElement>("[data-when]")) {
    const [field = "", ...is] = line.dataset["when"]!.split(" ");
    if (!meets(answers, { field, is })) line.remove();
  }
  return form;
}
