// The keys of the teams. They are taken from the signed list alone; the signing key is part of this script.
import { publicFromJwk } from "../sealing/keys";
import { openManifest, openUnsigned, type TeamKey } from "../sealing/manifest";
import { utf8 } from "../sealing/strict";

declare const SIGNING_KEY: string;

const prefix = "signing-key:";

export interface TeamKeys {
  readonly signed: boolean;
  /** The newest key of the first of these teams that has one. */
  of(teams: readonly string[]): { readonly team: string; readonly key: TeamKey } | null;
}

/** Null when there is nothing to trust: the way without scripts stands. */
export async function fetchKeys(): Promise<TeamKeys | null> {
  const answer = await fetch("/api/team-keys", { cache: "no-store", credentials: "omit" });
  if (!answer.ok) return null;
  const { manifest, unsigned } = (await answer.json()) as { manifest?: string | null; unsigned?: string | null };
  const pinned = SIGNING_KEY.slice(prefix.length);
  const now = Date.now() / 1_000;
  // Unsigned lists come in Development only, and a script that has a signing key never takes one.
  if (pinned === "none") return unsigned ? listed(await openUnsigned(utf8(unsigned), now), false) : null;
  const signer = await publicFromJwk(JSON.parse(pinned));
  return signer ? listed(await openManifest(manifest, signer, now), true) : null;
}

function listed(manifest: Awaited<ReturnType<typeof openManifest>>, signed: boolean): TeamKeys | null {
  if (!manifest.opened || manifest.value.teams.length === 0) return null;
  const { teams } = manifest.value;
  return {
    signed,
    of(wanted) {
      for (const team of wanted) {
        const key = teams.filter((each) => each.team === `team:${team}`).sort((a, b) => b.epoch - a.epoch)[0];
        if (key) return { team, key };
      }
      return null;
    },
  };
}
