// Draws an opened mailbox from the page's template: textContent only, and words only from the template.
import type { Thread } from "../sealing/letters";
import { part } from "../staff/page";
import type { Box } from "./post";

export function draw(root: HTMLElement, box: Box, thread: Thread): void {
  show(root, "[data-stage]", (each) => each.dataset["stage"] === box.stage);
  const other = box.kind === "visit" || box.kind === "feedback";
  show(root, "[data-concern]", () => !other);
  show(root, "[data-other]", () => other);
  show(root, "[data-contact]", (each) => each.dataset["contact"] === box.contactDetails);
  show(root, "[data-silence]", (each) => each.dataset["silence"] === String(box.wantsNoContact));
  show(root, "[data-advice]", () => box.kind === "advice");
  show(root, "[data-gap]", () => thread.gap);
  show(root, "[data-none]", () => thread.lines.length === 0);
  const kept = part<HTMLElement>(root, "[data-kept]");
  kept.hidden = box.keptUntil === null;
  kept.textContent = format(kept.dataset["kept"]!, box.keptUntil ?? "");

  const list = part<HTMLElement>(root, "[data-letters]");
  list.hidden = thread.lines.length === 0;
  list.replaceChildren(...thread.lines.map((line) => {
    const item = document.createElement("li");
    item.className = `letter ${line.from === "team" ? "team" : "reporter"}`;
    const words = list.dataset[line.from === "team" ? "team" : "reporter"]!;
    item.append(paragraph("letter-from", format(words, line.on)));
    if (!line.whole) item.append(paragraph("field-error", list.dataset["unreadable"]!));
    else if (line.asks !== "") item.append(paragraph("", list.dataset[line.asks === "no-contact" ? "noContact" : "removeContact"]!));
    else {
      const text = paragraph("letter-text", line.text);
      text.dir = "auto";
      item.append(text);
    }
    return item;
  }));
}

export const format = (words: string, value: string | number): string => words.replace("{0}", () => String(value));

function show(root: HTMLElement, selector: string, when: (each: HTMLElement) => boolean): void {
  for (const each of root.querySelectorAll<HTMLElement>(selector)) each.hidden = !when(each);
}

function paragraph(name: string, text: string): HTMLParagraphElement {
  const made = document.createElement("p");
  if (name) made.className = name;
  made.textContent = text;
  return made;
}
