// Fills the list of a field while somebody types. Without this script the field's own form does the work.

const pause = 150;
const most = 8;
let fields = 0;

export function suggest(field: HTMLInputElement, address: string, read: (answer: unknown) => string[]): void {
  const lang = document.documentElement.lang;
  const list = document.createElement("datalist");
  list.id = `suggestions-${++fields}`;
  field.after(list);
  field.setAttribute("list", list.id);
  let timer = 0;
  let asked = "";

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void show(), pause);
  });

  async function show(): Promise<void> {
    const typed = field.value.trim();
    if (typed.length < 2 || typed === asked) return;
    asked = typed;
    try {
      const answer = await fetch(`${address}?q=${encodeURIComponent(typed)}&lang=${lang}`, { cache: "no-store" });
      if (!answer.ok || field.value.trim() !== typed) return;
      const texts = read(await answer.json());
      list.replaceChildren(...[...new Set(texts)].slice(0, most).map(option));
    } catch {
      // No line: the form still works, and the same letters may be asked for again.
      asked = "";
    }
  }
}

function option(text: string): HTMLOptionElement {
  const element = document.createElement("option");
  element.value = text;
  return element;
}
