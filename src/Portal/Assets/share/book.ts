// What the page brings for the script: the rule table, the words of its language, and templates drawn by the server.
import type { Table } from "./rules";

/** Stand in the templates where the browser puts its own. */
interface Marks {
  readonly team: string;
  readonly code: string;
  readonly read: string;
  readonly answer: string;
}

interface Words {
  readonly language: string;
  readonly duty: string;
  readonly words: Readonly<Record<string, string>>;
  /** Coming days, as they are written in this language. */
  readonly days: Readonly<Record<string, string>>;
  readonly marks: Marks;
}

export class Book {
  readonly table: Table;
  readonly language: string;
  readonly duty: string;
  readonly marks: Marks;
  /** The start page as it was, to come back to. */
  readonly start: DocumentFragment;
  private readonly words: Words;
  private readonly views = new Map<string, HTMLTemplateElement>();

  constructor(page: Document) {
    this.table = data<Table>(page, "journey");
    this.words = data<Words>(page, "words");
    ({ language: this.language, duty: this.duty, marks: this.marks } = this.words);
    const main = page.querySelector("main")!;
    for (const view of main.querySelectorAll<HTMLTemplateElement>("template[data-view]")) {
      this.views.set(view.dataset["view"]!, view);
      view.remove();
    }
    this.start = document.createDocumentFragment();
    for (const piece of main.children) {
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

  has(view: string): boolean {
    return this.views.has(view);
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
