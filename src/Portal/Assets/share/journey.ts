// Walks a visitor through the rule table in one document. Until Send nothing of what is answered leaves this page, and it is
// kept nowhere but in this object (design D5).
import type { SlowHash } from "../sealing/derive";
import { formatReceiptCode } from "../sealing/receipt";
import { fill, type Book } from "./book";
import { read } from "./fields";
import { fetchKeys, type TeamKeys } from "./keys";
import { fetchPlaces, type Places } from "./places";
import { drawCheck, drawQuestion, notice, paragraph, type Asked } from "./question";
import { check, clean, errors, find, firstWrong, next, previous, stepsFor, turnOf, type Answers, type Step } from "./rules";
import { newDraft, send, type Draft, type Outcome } from "./send";
import { holdsCodes, line, withoutCodes } from "./typedWords";

const duty: readonly string[] = ["duty"];

type Receipt = Outcome & { readonly result: "sent" };

export class Journey {
  private answers: Answers = {};
  private typed = "";
  private at = "";
  private toCheck = false;
  private draft: Draft | null = null;
  /** What an unconfirmed Send held: if it is changed, the next Send is another message. */
  private unsure: string | null = null;
  private working = false;
  /** Tells what was waiting for an answer that the visitor has gone meanwhile. */
  private turns = 0;
  private places: Places | null = null;
  private shown: HTMLElement | null = null;
  private receipt: Receipt | null = null;

  constructor(
    private book: Book,
    private readonly keys: TeamKeys,
    private readonly slow: SlowHash,
    /** Puts a drawn page in place of the last. */
    private readonly show: (page: HTMLElement, title: string, focus: HTMLElement) => void,
    private readonly leave: { readonly again: (notice?: string) => void; readonly exit: () => void },
  ) {
    if (!book.table.way) void this.load();
  }

  /** Whether there is anything that another language would have to keep. */
  get runs(): boolean {
    return this.at !== "" || this.receipt !== null;
  }

  get holdsAnswers(): boolean {
    return this.at !== "" && (this.typed !== "" || Object.keys(this.given().answers).some((name) => (this.given().answers[name] ?? []).length > 0));
  }

  /** Where the visitor was, or the first question. */
  begin(): void {
    this.ask(this.step() ?? this.book.table.steps[0]!);
  }

  /** Forgets everything. */
  end(): void {
    [this.answers, this.typed, this.at, this.toCheck] = [{}, "", "", false];
    this.draft = this.unsure = this.shown = this.receipt = null;
    this.turns++;
  }

  /** The same place in another language, with the same answers. `takeOver` changes the page around it in the same moment. */
  async speak(book: Book, takeOver: () => void): Promise<void> {
    const places = await fetchPlaces(book.language).catch(() => this.places);
    ({ answers: this.answers, typed: this.typed } = this.given());
    [this.book, this.places] = [book, places];
    takeOver();
    const step = this.step();
    if (this.receipt) this.showReceipt(this.receipt);
    else if (step) this.ask(step);
    else if (this.at === check) this.showCheck();
  }

  async press(button: string): Promise<void> {
    if (this.working) return;
    this.working = true;
    try {
      await this.act(button);
    } finally {
      this.working = false;
    }
  }

  private async act(button: string): Promise<void> {
    if (button === "exit") return this.leave.exit();
    if (button === "again") return this.leave.again();
    const step = this.step();
    if (step) return this.answer(step, button);
    if (button === "send") return this.send();
    if (button === "back") return this.go(previous(this.book.table, check, this.answers) ?? check);
    if (button.startsWith("change:")) this.go(button.slice("change:".length));
  }

  private async answer(step: Step, button: string): Promise<void> {
    const { table } = this.book;
    const before = this.answers;
    const given: Record<string, readonly string[]> = { ...this.given().answers };
    this.typed = this.given().typed;
    const words = step.fields.filter(({ kind }) => kind === "words" || kind === "line").map(({ name }) => name);
    if (button === "remove") for (const name of words) given[name] = (given[name] ?? []).map((text) => withoutCodes(table.typed, text));
    const { turns } = this;
    const look = step.fields.some(({ kind }) => kind === "place") ? await this.look(given) : null;
    if (turns !== this.turns) return;
    this.answers = clean(table, given);
    // What only turns the way is not kept, so it is read before it is gone.
    const passing = step.fields.filter(({ passing }) => passing).map(({ name }) => [name, given[name] ?? []] as const);
    const turn = button === "back" ? undefined : turnOf(step, before, { ...this.answers, ...Object.fromEntries(passing) });
    if (turn) this.answers = clean(table, { ...this.answers, [turn.sets]: [turn.value] });

    if (button === "back") {
      const earlier = previous(table, step.id, this.answers);
      return earlier || this.toCheck ? this.go(earlier ?? check) : this.leave.again();
    }
    const faults = [...errors(table, step, this.answers), ...(look?.faults ?? [])];
    if (faults.length > 0 || look?.notices) return this.ask(step, { ...look, faults });
    if (button === "next" && words.some((name) => (this.answers[name] ?? []).some((text) => holdsCodes(table.typed, text)))) {
      return this.ask(step, { codesFound: true });
    }
    if (step.fields.some(({ kind }) => kind === "place") && !this.keys.of(this.way())) return this.close();
    this.toCheck &&= !this.asksMore(before);
    const target = next(table, turn?.past ?? step.id, this.answers);
    const on = this.toCheck && !find(table, target)?.advice ? firstWrong(table, this.answers) : target;
    this.go(on, turn?.notice ? [turn.notice] : []);
  }

  /** A changed answer may bring up questions; whoever changed it walks on through them instead of back to the check page. */
  private asksMore(before: Answers): boolean {
    const known = stepsFor(this.book.table, before);
    return stepsFor(this.book.table, this.answers).some((step) => step.fields.length > 0 && !known.includes(step));
  }

  /** What is typed settles the place when it means one municipality; else the visitor chooses. */
  private async look(given: Record<string, readonly string[]>): Promise<Partial<Asked> | null> {
    const typed = line(this.book.table.typed, this.typed);
    if ((given["place"] ?? []).length > 0 || typed === "") return null;
    if (!this.places) await this.load();
    if (!this.places) return { notices: ["SharePlacesMissing"] };
    const { codes, abroad } = this.places.find(typed);
    if (codes.length === 1 && !abroad) {
      given["place"] = codes;
      return null;
    }
    if (codes.length === 0 && abroad) given["place"] = ["abroad"];
    return { candidates: codes, faults: [{ field: "place", text: codes.length > 0 ? "PlaceChoose" : abroad ? "SharePlaceAbroadHint" : "SharePlaceNotFound" }] };
  }

  private go(target: string, notices: readonly string[] = []): void {
    const step = find(this.book.table, target);
    if (step) this.ask(step, { notices });
    else this.showCheck(undefined, notices);
  }

  private ask(step: Step, asked: Partial<Asked> = {}): void {
    this.at = step.id;
    const { faults = [], codesFound } = asked;
    const typed = this.typed || (this.places?.nameOf((this.answers["place"] ?? [])[0] ?? "") ?? "");
    const form = drawQuestion(this.book, step, { ...asked, answers: this.answers, typed }, this.places);
    const heading = form.querySelector<HTMLElement>("h1")!;
    const title = heading.textContent ?? "";
    const first = faults.length > 0 ? form.querySelector<HTMLElement>(".error-summary") : codesFound ? form.querySelector<HTMLElement>("[data-codes]") : null;
    this.put(form, faults.length > 0 ? this.book.word("ShareErrorPrefix", title) : title, first ?? heading);
  }

  private showCheck(problem?: string, notices: readonly string[] = []): void {
    const { table } = this.book;
    this.at = check;
    this.toCheck = true;
    const to = this.keys.of(this.way());
    if (!to) return this.close();
    // Fixed from here on, so that a repeated Send is the same Send.
    this.draft ??= newDraft();
    const form = drawCheck(this.book, stepsFor(table, this.answers), this.answers, this.places);
    fill(form, [[this.book.marks.team, this.book.desks[to.team] ?? this.places?.teamName(to.team) ?? ""]]);
    const heading = form.querySelector<HTMLElement>("h1")!;
    let focus = heading;
    if (notices.length > 0) heading.before(notice(this.book, notices));
    if (problem) {
      focus = this.book.view("errors");
      focus.replaceChildren(paragraph(this.book.word(problem)));
      heading.before(focus);
    }
    this.put(form, problem ? this.book.word("ShareErrorPrefix", heading.textContent ?? "") : (heading.textContent ?? ""), focus);
  }

  private async send(): Promise<void> {
    const { table, language } = this.book;
    this.answers = clean(table, this.answers);
    const wrong = firstWrong(table, this.answers);
    if (wrong !== check) return this.go(wrong);
    const held = JSON.stringify(this.answers);
    if (this.unsure !== null && this.unsure !== held) this.draft = this.unsure = null;
    this.draft ??= newDraft();
    const says = paragraph(this.book.word("ShareSending"), "hint");
    says.setAttribute("role", "status");
    this.shown?.querySelector(".buttons")?.before(says);
    const message = { table, language, answers: this.answers, way: this.way() };
    const { turns } = this;
    const outcome = await send(this.draft, message, this.keys, fetchKeys, this.slow).catch(() => ({ result: "unsent" as const }));
    if (turns !== this.turns) return;
    // A doubt stays until it is answered: that a later try certainly failed says nothing of the first.
    if (outcome.result === "unsure") this.unsure = held;
    switch (outcome.result) {
      case "sent":
        this.end();
        this.receipt = outcome;
        return this.showReceipt(outcome);
      case "no-team": return this.close();
      case "ended": return this.leave.again("ShareEndedText");
      case "unsent":
      case "unsure": return this.showCheck(this.unsure === null ? "ShareNotSent" : "ShareNotConfirmed");
      case "unsealed": return this.showCheck("ShareNotSealed");
    }
  }

  private showReceipt({ code, readBy, answerBy }: Receipt): void {
    const page = this.book.view("sent");
    const { marks } = this.book;
    const shown = formatReceiptCode(code);
    fill(page, [[marks.code, shown], [marks.spoken, shown.replace(/ /g, ",").replace(/\B/g, " ").replace(/,/g, ", ")], [marks.read, this.book.day(readBy)], [marks.answer, this.book.day(answerBy)]]);
    this.reveal(page);
  }

  private close(): void {
    const page = this.book.view("closed");
    this.end();
    this.reveal(page);
  }

  private reveal(page: HTMLElement): void {
    const heading = page.querySelector("h1")!;
    this.show(page, heading.textContent ?? "", heading);
  }

  /** The teams to try; an answer that is no municipality goes to the national duty team. */
  private way(): readonly string[] {
    return this.book.table.way ?? this.places?.wayOf((this.answers["place"] ?? [])[0] ?? "") ?? duty;
  }

  private given(): { answers: Answers; typed: string } {
    const step = this.step();
    const given = step && this.shown ? read(this.shown, step, this.answers) : { answers: this.answers, typed: this.typed };
    const held = this.answers["place"] ?? [];
    // A settled municipality has no box: its untouched name stands for it.
    return given.typed !== "" && given.answers["place"]?.length === 0 && given.typed === this.places?.nameOf(held[0] ?? "")
      ? { ...given, answers: { ...given.answers, place: held } } : given;
  }

  private step(): Step | undefined {
    return find(this.book.table, this.at);
  }

  private put(page: HTMLElement, title: string, focus: HTMLElement): void {
    this.shown = page;
    this.show(page, title, focus);
  }

  private async load(): Promise<void> {
    this.places = await fetchPlaces(this.book.language).catch(() => this.places);
  }
}
