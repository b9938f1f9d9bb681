// Suggestions for a place field. Without this script the form itself finds the place.

import { suggest } from "./suggestions";

interface Place {
  name: string;
}

export function suggestPlaces(field: HTMLInputElement): void {
  suggest(field, "/api/places", (answer) => (answer as Place[]).map((place) => place.name));
}
