// Builds site/vendor from the packages of package-lock.json: one minified ES module each, their licences, their checksums.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const TARGET = "../../site/vendor/";

// style-mod writes a <style> into a document, which our content security policy forbids; where it can adopt a style
// sheet instead, it does so in shadow roots only. This lets it adopt one in documents too.
const adoptStyles = {
  name: "adopt-styles",
  setup(bundle) {
    bundle.onLoad({ filter: /style-mod\.js$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8");
      const condition = "!root.head && root.adoptedStyleSheets";
      if (source.split(condition).length !== 2) {
        throw new Error(`${path}: expected once "${condition}"; look how this version adopts style sheets`);
      }
      return { contents: source.replace(condition, "root.adoptedStyleSheets"), loader: "js" };
    });
  },
};

async function bundle(name) {
  const { metafile } = await build({
    entryPoints: [`source/${name}.js`],
    outfile: `${TARGET}${name}.js`,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    banner: { js: `/* ${name}.js: built by docs/vendor/build.js; licences in LICENSES.txt */` },
    plugins: [adoptStyles],
    metafile: true,
  });
  return Object.keys(metafile.inputs).flatMap((path) => path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1] ?? []);
}

function licence(name) {
  const folder = `node_modules/${name}/`;
  const { version } = JSON.parse(readFileSync(`${folder}package.json`, "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) {
    throw new Error(`${name}: no licence file in ${folder}; it cannot be bundled without one`);
  }
  return `${name} ${version}\n${"-".repeat(name.length + version.length + 1)}\n${readFileSync(folder + file, "utf8").trim()}\n`;
}

const packages = new Set([...(await bundle("codemirror")), ...(await bundle("uplot"))]);
const style = readFileSync("node_modules/uplot/dist/uPlot.min.css", "utf8").trim();
writeFileSync(`${TARGET}uplot.css`, `/* uplot.css: copied by docs/vendor/build.js; licence in LICENSES.txt */\n${style}\n`);
writeFileSync(`${TARGET}LICENSES.txt`, [...packages].sort().map(licence).join("\n"));

const files = ["LICENSES.txt", "codemirror.js", "uplot.css", "uplot.js"];
const sum = (name) => createHash("sha256").update(readFileSync(TARGET + name)).digest("hex");
writeFileSync(`${TARGET}SHA256SUMS`, files.map((name) => `${sum(name)}  ${name}\n`).join(""));
