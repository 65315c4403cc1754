import { createReadStream } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type Router from "@koa/router";
import type { Context } from "koa";

const prefix = "/api/v1";
/** What the page needs, and nothing else of that package. */
const types: Readonly<Record<string, string>> = {
  "swagger-ui.css": "text/css",
  "swagger-ui-bundle.js": "text/javascript",
};

/** Nothing from elsewhere, and no script that stands in the page. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const page = (title: string) => `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    <link rel="stylesheet" href="swagger-ui.css" />
  </head>
  <body>
    <div id="doc"></div>
    <script src="swagger-ui-bundle.js"></script>
    <script src="start.js"></script>
  </body>
</html>
`;
const start = `window.ui = SwaggerUIBundle({
  url: "../openapi.json",
  dom_id: "#doc",
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: -1,
  validatorUrl: null,
});
`;

/** Where the package lies. Resolved when the page is first asked for: a server without it still serves its API. */
const packageFolder = () => dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));

/** The contract as OpenAPI, and a page to read it that asks nobody else for anything. */
export const docsRoutes = (router: Router, document: { info?: unknown }, title: string): void => {
  const text = JSON.stringify(document);
  const html = page(title);
  const answer = (ctx: Context, type: string, body: unknown) => {
    ctx.set("content-security-policy", policy);
    ctx.set("cache-control", "no-cache");
    ctx.type = type;
    ctx.body = body;
  };
  router.get(`${prefix}/openapi.json`, (ctx) => answer(ctx, "application/json", text));
  router.get(`${prefix}/docs`, (ctx) =>
    ctx.path.endsWith("/") ? answer(ctx, "text/html", html) : ctx.redirect(`${prefix}/docs/`),
  );
  router.get(`${prefix}/docs/start.js`, (ctx) => answer(ctx, "text/javascript", start));
  router.get(`${prefix}/docs/:file`, (ctx) => {
    const file = ctx["params"] as { file: string };
    const type = types[file.file];
    if (type) answer(ctx, type, createReadStream(join(packageFolder(), file.file)));
  });
};
