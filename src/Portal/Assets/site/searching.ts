// Suggestions for the search field. Without this script it is a plain search.

import { suggest } from "./suggestions";

interface Suggestion {
  text: string;
}

export function suggestSearches(field: HTMLInputElement): void {
  suggest(field, "/api/suggest", (answer) => (answer as Suggestion[]).map((suggestion) => suggestion.text));
}
