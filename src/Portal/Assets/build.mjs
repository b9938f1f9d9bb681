// Builds everything a browser gets into ../wwwroot: one style sheet, one script, and the files of static/.
// The same input gives the same bytes on every machine, so that a published hash can be checked.
import { build } from "esbuild";
import { bundle } from "lightningcss";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";

const out = "../wwwroot";
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
cpSync("static", out, { recursive: true });

await build({
  entryPoints: { site: "site/site.ts" },
  outdir: out,
  bundle: true,
  minify: true,
  format: "iife",
  // Phones of 2016 with a browser that still gets updates, and iPhones from iOS 12.
  target: ["es2018", "safari12"],
  legalComments: "none",
  logLevel: "warning",
});

// hash-wasm carries its WebAssembly as base64, which packs badly. As hexadecimal digits the worker is a seventh smaller on the
// wire; the sealing tests prove the same hashes. A newer version that is written otherwise stops the build here.
const hexWasm = {
  name: "hex-wasm",
  setup: (plugin) => plugin.onLoad({ filter: /hash-wasm[\\/]dist[\\/]index\.esm\.js$/ }, ({ path }) => {
    const call = "decodeBase64(binary.data)";
    const source = readFileSync(path, "utf8");
    if (source.split(call).length !== 2) throw new Error("hash-wasm decodes its WebAssembly in another way than build.mjs knows.");
    return {
      contents: source
        .replace(call, "Uint8Array.from(binary.data.match(/../g), (pair) => parseInt(pair, 16))")
        .replace(/"([A-Za-z0-9+/]{2000,}={0,2})"/g, (_, base64) => `"${Buffer.from(base64, "base64").toString("hex")}"`),
    };
  }),
};

// What seals and opens (jose, WebCrypto) asks for a newer browser than reading does. The worker's answer has a policy of its own.
await build({
  entryPoints: { staff: "staff/staff.ts", mailbox: "mailbox/mailbox.ts", "argon2.worker": "sealing/argon2.worker.ts" },
  plugins: [hexWasm],
  outdir: out,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2020"],
  legalComments: "none",
  logLevel: "warning",
});

// The form's own script. The signing key is part of it, so the published hash covers it too.
const signingKey = process.env.SIGNING_KEY_FILE ? JSON.stringify(JSON.parse(readFileSync(process.env.SIGNING_KEY_FILE, "utf8"))) : "none";
await build({
  entryPoints: { share: "share/share.ts" },
  outdir: out,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2020"],
  define: { SIGNING_KEY: JSON.stringify(`signing-key:${signingKey}`) },
  legalComments: "none",
  logLevel: "warning",
});

// Each has its own sheet, so that a public page carries only its own: lists to choose in, staff pages, handouts on paper, the
// file for reading offline.
for (const sheet of ["site", "bank", "staff", "handout", "download"]) {
  const { code } = bundle({
    filename: `css/${sheet}.css`,
    minify: true,
    targets: { chrome: 90 << 16, firefox: 90 << 16, safari: (14 << 16) | (1 << 8), ios_saf: (14 << 16) | (5 << 8) },
  });
  writeFileSync(`${out}/${sheet}.css`, code);
}
