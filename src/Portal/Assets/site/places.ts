// Suggestions for a place field. Without this script the form itself finds the place.

interface Place {
  code: string | null;
  name: string;
  kind: string;
}

const pause = 150;
let fields = 0;

export function suggestPlaces(field: HTMLInputElement): void {
  const lang = document.documentElement.lang;
  const list = document.createElement("datalist");
  list.id = `places-${++fields}`;
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
      const answer = await fetch(`/api/places?q=${encodeURIComponent(typed)}&lang=${lang}`, { cache: "no-store" });
      if (!answer.ok || field.value.trim() !== typed) return;
      const places = (await answer.json()) as Place[];
      list.replaceChildren(...names(places).map(option));
    } catch {
      // No line: the form still works, and the same letters may be asked for again.
      asked = "";
    }
  }
}

function names(places: Place[]): string[] {
  return [...new Set(places.map((place) => place.name))].slice(0, 8);
}

function option(name: string): HTMLOptionElement {
  const element = document.createElement("option");
  element.value = name;
  return element;
}
