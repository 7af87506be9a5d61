// Prints what tap-parser reads of a file as JSON: the test points and the end.
const [, , parserFolder, file] = process.argv;
const { Parser } = require(parserFolder);
const points = [];
const extra = [];
const parser = new Parser({ strict: true });
parser.on("assert", (point) =>
  points.push({
    ok: point.ok,
    name: point.name,
    skip: point.skip,
    todo: point.todo,
    diag: point.diag,
  }),
);
parser.on("extra", (line) => extra.push(line));
parser.on("complete", (end) => {
  const { ok, count, pass, fail, skip, todo, plan } = end;
  const errors = end.failures.filter((failure) => failure.tapError).map((f) => String(f.tapError));
  console.log(JSON.stringify({ points, extra, end: { ok, count, pass, fail, skip, todo, plan, errors } }));
});
parser.end(require("fs").readFileSync(file, "utf8"));
