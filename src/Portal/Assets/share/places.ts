// Finds a place in the downloaded table: nothing that is typed is asked of the server before Send (design D5).
import { beginsEnding, fold, hasDots, plain, stems, stemsOf } from "./placeText";

interface Table {
  readonly names: readonly string[];
  readonly codes: string;
  readonly others: readonly string[];
  readonly ways: readonly string[];
  readonly way: readonly number[];
  readonly teams: Readonly<Record<string, string>>;
  readonly care: readonly string[];
  readonly careOf: readonly number[];
  readonly regions: readonly string[];
  readonly counties: readonly string[];
  readonly former: readonly string[];
  readonly districts: readonly string[];
  readonly postcodes: string;
  readonly abroad: readonly string[];
}

/** In the order in which a surer kind silences a lesser one. */
const enum Kind { Municipality, Area, Former, District, Abroad }

const mostGuesses = 10;
const shortestWhole = 4;

interface Place {
  readonly kind: Kind;
  readonly names: readonly string[];
  readonly at: readonly number[];
}

export interface Found {
  /** Codes of municipalities; one settles the answer. */
  readonly codes: readonly string[];
  readonly abroad: boolean;
}

export class Places {
  private readonly spelt = new Map<string, Place[]>();
  private readonly bent = new Map<string, Place[]>();
  private readonly postcodes = new Map<number, number>();
  /** Villages are many and seldom bent: their stems are made when nothing else was found. */
  private villages: Place[] = [];

  constructor(private readonly table: Table) {
    table.names.forEach((name, number) => {
      this.add(Kind.Municipality, [name, ...split(table.others[number], "|")], [number]);
      for (const names of split(table.former[number], ",")) this.add(Kind.Former, names.split("|"), [number]);
      for (const names of split(table.districts[number], ",")) this.add(Kind.District, names.split("|"), [number]);
    });
    for (const area of [...table.regions, ...table.counties]) {
      const [names = "", at = ""] = area.split(":");
      this.add(Kind.Area, names.split("|"), split(at, ",").map(Number));
    }
    for (const name of table.abroad) this.add(Kind.Abroad, [name], []);
    let code = 0;
    let there = 0;
    for (const step of table.postcodes.split(";")) {
      const [more, moved] = step.split(":");
      code += Number(more);
      if (moved !== undefined) there = Number(moved);
      this.postcodes.set(code, there);
    }
  }

  /** All municipalities, by code and name, in the order of the language. */
  get all(): ReadonlyArray<readonly [code: string, name: string]> {
    return this.table.names.map((name, number) => [this.codeOf(number), name] as const);
  }

  nameOf(code: string): string | undefined {
    return this.table.names[this.numberOf(code)];
  }

  /** The teams that are tried for this municipality, in order. */
  wayOf(code: string): readonly string[] | undefined {
    const way = this.table.way[this.numberOf(code)];
    return way === undefined ? undefined : this.table.ways[way]?.split(" ");
  }

  /** Who takes a child welfare notification there. */
  careOf(code: string): string | undefined {
    return this.table.care[this.table.careOf[this.numberOf(code)] ?? -1];
  }

  teamName(team: string): string | undefined {
    return this.table.teams[team];
  }

  find(typed: string): Found {
    const text = typed.slice(0, 200);
    const folded = fold(text);
    if (folded.length === 0) return { codes: [], abroad: false };
    const ways = [
      () => this.exactly(plain(text), folded),
      () => this.exactly(plain(text).replace(/ /g, ""), folded.replace(/ /g, "")),
      () => this.inVillages(plain(text), folded),
      () => this.inWords(folded),
      () => this.begun(folded),
      () => this.nearly(folded),
    ];
    for (const way of ways) {
      const found = way();
      if (found.length === 0) continue;
      // "Rovan" may be the village of Rova and is more likely Rovaniemi on its way.
      const isVillage = !this.spelt.has(folded) && found.every(({ kind }) => kind === Kind.District);
      return this.told(isVillage ? [...this.begun(folded).filter(isTown), ...found] : found);
    }
    return { codes: [], abroad: false };
  }

  private add(kind: Kind, names: readonly string[], at: readonly number[]): void {
    const place: Place = { kind, names, at };
    for (const name of names) {
      const folded = fold(name);
      put(this.spelt, folded, place);
      if (folded.includes(" ")) put(this.spelt, folded.replace(/ /g, ""), place);
      if (kind !== Kind.District) this.bend(folded, place);
    }
    if (kind === Kind.District) this.villages.push(place);
  }

  private bend(folded: string, place: Place): void {
    if (/^[a-z ]+$/.test(folded)) for (const stem of stems(folded)) put(this.bent, stem, place);
  }

  /** A district of a town that is found itself would only make us ask in vain. */
  private told(found: readonly Place[]): Found {
    const at = new Set<number>();
    const settled: Place[] = [];
    for (const place of [...found].sort((a, b) => a.kind - b.kind)) {
      if (settled.some((other) => other.at.length === place.at.length && other.at.every((each) => place.at.includes(each)))) continue;
      settled.push(place);
      for (const each of place.at) at.add(each);
    }
    return { codes: [...at].sort((a, b) => a - b).map((number) => this.codeOf(number)), abroad: found.some(({ kind }) => kind === Kind.Abroad) };
  }

  private exactly(text: string, folded: string): readonly Place[] {
    const named = agreeing(this.spelt.get(folded) ?? [], text);
    const same = named.filter(({ names }) => names.some((name) => plain(name) === text));
    if (same.length > 0) return same;
    if (named.length > 0) return named;
    for (const stem of stemsOf(folded)) {
      const places = agreeing(this.bent.get(stem) ?? [], text.slice(0, stem.length));
      if (places.length > 0) return places;
    }
    // Turkuda, as Somali bends it; Åbos; and in Arabic with or without the article or a word grown on to it.
    if (/^.{4,}[dkgt]a$/.test(folded)) return (this.spelt.get(folded.slice(0, -2)) ?? []).filter(isTown);
    const bare = folded.endsWith("s") && folded.length >= 4 ? [folded.slice(0, -1)]
      : /[\u0620-\u06ff]/.test(folded) && folded.length >= 4 ? [folded.replace(/^ال/, ""), `ال${folded}`, folded.replace(/^[بلوفك]/, "")]
      : [];
    return bare.map((word) => this.spelt.get(word) ?? []).find((places) => places.length > 0) ?? [];
  }

  private inVillages(text: string, folded: string): readonly Place[] {
    if (folded.length < 5 || folded.includes(" ")) return [];
    for (const place of this.villages) for (const name of place.names) this.bend(fold(name), place);
    this.villages = [];
    return this.exactly(text, folded);
  }

  /** "20100 Turku", "Kallio, Helsinki": a postcode, else the towns that are named. */
  private inWords(folded: string): readonly Place[] {
    const words = folded.split(" ");
    const codes = words.map((word) => this.postcodes.get(/^(fi|ax)?[0-9]{5}$/.test(word) ? Number(word.slice(-5)) : -1)).filter((at) => at !== undefined);
    if (codes.length > 0) return codes.map((at) => ({ kind: Kind.Municipality, names: [], at: [at] }));
    if (words.length < 2) return [];
    return words.filter((word) => word.length > 2)
      .flatMap((word) => this.exactly(word, word).filter(({ kind }) => kind === Kind.Municipality || (kind === Kind.Abroad && word.length > 4)));
  }

  /** Half the nouns of Finnish begin the name of some village: most of it must be there. */
  private begun(folded: string): readonly Place[] {
    if (folded.length < 2) return [];
    const found = new Set<Place>();
    for (const [name, places] of this.spelt) {
      if (!name.startsWith(folded)) continue;
      for (const place of places) {
        const most = folded.length >= 4 && folded.length * 5 >= name.length * 3;
        if (place.kind === Kind.Municipality || (place.kind >= Kind.District ? most : folded.length >= 3)) found.add(place);
      }
    }
    for (let cut = 1; cut <= 3 && folded.length - cut >= 4; cut++) {
      if (!beginsEnding(folded.slice(-cut))) continue;
      for (const place of this.bent.get(folded.slice(0, -cut)) ?? []) if (place.kind === Kind.Municipality) found.add(place);
    }
    const begun = [...found].sort((a, b) => a.kind - b.kind);
    const [town, ...others] = begun;
    // "Vanta" is Vantaa, not the county around it as well; "Jouts" may be Joutsa or Joutseno, and only the reader knows.
    const isAlone = town && isTown(town)
      && others.every(({ kind, at }) => kind === Kind.Area && at.includes(town.at[0]!))
      && folded.length >= shortestWhole
      && town.names.some((name) => fold(name).slice(0, -1) === folded);
    return isAlone ? [town] : begun.slice(0, mostGuesses);
  }

  /** The fewest typing errors that a word of this length may have; the first letter is seldom missed. */
  private nearly(folded: string): readonly Place[] {
    if (folded.length < 4 || folded.length > 30 || /^[0-9 ]+$/.test(folded)) return [];
    const guesses = (word: string, index: ReadonlyMap<string, readonly Place[]>, limit: number): readonly Place[] => {
      let fewest = limit;
      let found: Place[] = [];
      for (const [name, places] of index) {
        if (name[0] !== word[0] && !(name[0] === word[1] && name[1] === word[0])) continue;
        const errors = distance(word, name, fewest);
        if (errors > fewest) continue;
        const fit = places.filter(({ kind }) => kind === Kind.Municipality || (errors < 2 && word.length >= (kind === Kind.District ? 8 : 6)));
        if (fit.length === 0) continue;
        found = errors < fewest ? fit : [...found, ...fit];
        fewest = errors;
      }
      return found.some(isTown) ? found.filter(({ kind }) => kind !== Kind.Abroad) : found;
    };
    const found = guesses(folded, this.spelt, folded.length >= 9 ? 2 : 1);
    if (found.length > 0) return found;
    for (const stem of stemsOf(folded)) {
      if (stem.length < 6 || folded.length - stem.length < 3) continue;
      const bent = guesses(stem, this.bent, 1).filter(isTown);
      if (bent.length > 0) return bent;
    }
    return [];
  }

  private codeOf(number: number): string {
    return this.table.codes.slice(number * 3, number * 3 + 3);
  }

  /** −1 for what is no code, such as an answer not given: every text begins with nothing. */
  private numberOf(code: string): number {
    if (code.length !== 3) return -1;
    for (let at = 0; at < this.table.codes.length; at += 3) if (this.table.codes.startsWith(code, at)) return at / 3;
    return -1;
  }
}

export async function fetchPlaces(language: string): Promise<Places> {
  const answer = await fetch(`/api/place-table?lang=${language}`, { credentials: "omit" });
  if (!answer.ok) throw new Error("No places.");
  return new Places((await answer.json()) as Table);
}

const isTown = ({ kind }: Place): boolean => kind === Kind.Municipality;

const split = (text: string | undefined, by: string): string[] => (text ? text.split(by) : []);

/** Dots are left out by many and added by nobody. */
const agreeing = (places: readonly Place[], text: string): readonly Place[] =>
  hasDots(text) ? places.filter(({ names }) => names.some(hasDots)) : places;

function put(index: Map<string, Place[]>, key: string, place: Place): void {
  if (key.length === 0) return;
  const there = index.get(key);
  if (!there) index.set(key, [place]);
  else if (!there.includes(place)) there.push(place);
}

/** Letters missing, extra, wrong, or two swapped; `limit + 1` as soon as there are more. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    if (Math.min(...row) > limit) return limit + 1;
    [before, last] = [last, row];
  }
  return Math.min(last[b.length]!, limit + 1);
}
