// What the server brings for the script: the rule table, the words of a language, and templates drawn by the same partials
// as the posted pages.
import type { Table } from "./rules";

/** Stand in the templates where the browser puts its own. */
interface Marks {
  readonly team: string;
  readonly code: string;
  readonly spoken: string;
  readonly read: string;
  readonly answer: string;
}

interface Words {
  readonly language: string;
  /** Names of those who read it where no Anchor team does, by id. */
  readonly desks: Readonly<Record<string, string>>;
  readonly words: Readonly<Record<string, string>>;
  /** Coming days, as they are written in this language. */
  readonly days: Readonly<Record<string, string>>;
  readonly marks: Marks;
  /** Where a contact does not serve: codes of municipalities. */
  readonly unserved: Readonly<Record<string, string>>;
}

export class Book {
  readonly table: Table;
  readonly language: string;
  readonly desks: Readonly<Record<string, string>>;
  readonly marks: Marks;
  /** The start page as it was, to come back to. */
  readonly start: DocumentFragment;
  private readonly words: Words;
  private readonly views = new Map<string, HTMLTemplateElement>();

  constructor(page: Document, steps: Document) {
    this.table = data<Table>(steps, "journey");
    this.words = data<Words>(steps, "words");
    ({ language: this.language, desks: this.desks, marks: this.marks } = this.words);
    for (const view of steps.querySelectorAll<HTMLTemplateElement>("template[data-view]")) this.views.set(view.dataset["view"]!, view);
    this.start = document.createDocumentFragment();
    for (const piece of page.querySelector("main")!.children) {
      if (piece.tagName !== "SCRIPT") this.start.append(document.importNode(piece, true));
    }
  }

  word(key: string, number?: number | string): string {
    const text = this.words.words[key] ?? key;
    return number === undefined ? text : text.replace("{0}", String(number));
  }

  day(date: string): string {
    return this.words.days[date] ?? date;
  }

  serves(contact: string, place: string): boolean {
    return place === "" || !(this.words.unserved[contact] ?? "").split(" ").includes(place);
  }

  has(view: string): boolean {
    return this.views.has(view);
  }

  /** What the server wrote beside a field, or beside one of its options. */
  labelOf(view: string, field: string, value?: string): string {
    const drawn = this.views.get(view)!.content;
    // The first option of a group bears the field's name as its id, so its label is no label of the field.
    const own = value === undefined && (drawn.querySelector(`#${field}-label`) ?? drawn.querySelector(`.field > label[for="${field}"]`));
    if (value === undefined) return (own && own.textContent) || "";
    const input = drawn.querySelector(`[name="${field}"][value="${value}"]`);
    return (input && drawn.querySelector(`label[for="${input.id}"]`)?.textContent) ?? "";
  }

  /** A fresh copy of what the server drew. */
  view(name: string): HTMLElement {
    return document.importNode(this.views.get(name)!.content, true).firstElementChild as HTMLElement;
  }
}

const data = <T>(page: Document, id: string): T => JSON.parse(page.getElementById(id)!.textContent ?? "") as T;

/** Puts values where marks stand, in every text of a drawn template. */
export function fill(root: Node, values: ReadonlyArray<readonly [mark: string, value: string]>): void {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode as Text;
    for (const [mark, value] of values) if (text.data.includes(mark)) text.data = text.data.split(mark).join(value);
  }
}
