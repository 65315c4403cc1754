import mongoose from "mongoose";
import { startApp, type TestApp } from "../../testing/app";

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ env: { METRICS_TOKEN: "scraper" } });
});
afterAll(() => app.stop());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${app.url}${path}`, { headers, redirect: "manual" });

describe("for whoever runs it", () => {
  test("a server that can serve says so", async () => {
    expect([(await get("/healthz")).status, (await get("/readyz")).status]).toEqual([200, 200]);
  });

  test("figures are shown on this machine, or to who has the token, and to nobody else", async () => {
    const figures = await get("/metrics");
    expect(await figures.text()).toContain("qizhen_http_request_seconds");
    const throughProxy = { "x-forwarded-for": "203.0.113.7" };
    expect((await get("/metrics", throughProxy)).status).toBe(404);
    expect((await get("/metrics", { ...throughProxy, authorization: "Bearer wrong" })).status).toBe(404);
    expect((await get("/metrics", { ...throughProxy, authorization: "Bearer scraper" })).status).toBe(200);
  });

  test("no address of a request is in the figures, only the route it took", async () => {
    await get("/api/v1/staff/0123456789abcdef01234567");
    const figures = await (await get("/metrics")).text();
    expect(figures).toContain('route="/api/v1/staff/:id"');
    expect(figures).not.toContain("0123456789abcdef01234567");
  });
});

describe("the API's own page", () => {
  interface OpenApi {
    openapi: string;
    paths: Record<string, Record<string, { summary: string; security: unknown[]; requestBody?: unknown }>>;
  }

  test("names every request of the contract, in Chinese", async () => {
    const answer = await get("/api/v1/openapi.json");
    const { openapi, paths } = (await answer.json()) as OpenApi;
    expect(openapi).toBe("3.1.0");
    expect(paths["/api/v1/auth/staff"]?.["post"]).toMatchObject({ summary: "工作人员用账号密码登录", security: [] });
    expect(paths["/api/v1/staff/{id}"]?.["get"]?.security).toEqual([{ bearer: [] }]);
    expect(paths["/api/v1/files"]?.["post"]?.requestBody).toHaveProperty(["content", "multipart/form-data"]);
    for (const operations of Object.values(paths))
      for (const { summary } of Object.values(operations)) expect(summary).toMatch(/[\u4e00-\u9fff]/);
  });

  test("asks nobody else for anything, and runs no script that stands in the page", async () => {
    const page = await get("/api/v1/docs/");
    const html = await page.text();
    expect(html).not.toMatch(/https?:/);
    expect(page.headers.get("content-security-policy")).toContain("script-src 'self';");
    const parts = [...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, file = ""]) => file);
    expect(parts.length).toBeGreaterThan(2);
    for (const part of parts) expect((await get(`/api/v1/docs/${part}`)).status).toBe(200);
    expect((await get("/api/v1/docs/package.json")).status).toBe(404);
    expect((await get("/api/v1/docs")).headers.get("location")).toBe("/api/v1/docs/");
  });
});

describe("a request that is not good", () => {
  const post = (body: string | Uint8Array<ArrayBuffer>, type = "application/json") =>
    fetch(`${app.url}/api/v1/auth/staff`, { method: "POST", body, headers: { "content-type": type } });
  const good = { username: "nobody", password: "x" };

  test.each([
    ["no JSON", "{", 400],
    ["text that is not UTF-8", new Uint8Array([0x22, 0xff, 0x22]), 400],
    ["a list", "[]", 400],
    ["a wrong type", JSON.stringify({ ...good, username: 7 }), 400],
    ["an unknown field", JSON.stringify({ ...good, admin: true }), 400],
    ["an operator", JSON.stringify({ ...good, username: { $ne: "" } }), 400],
    ["a dotted key", '{"a.b":1}', 400],
    ["__proto__", '{"__proto__":{"admin":true},"username":"a","password":"b"}', 400],
    ["too long a name", JSON.stringify({ ...good, username: "a".repeat(65) }), 400],
    ["10 MB", JSON.stringify({ ...good, password: "x".repeat(10 * 1024 * 1024) }), 413],
  ])("%s is refused with a Chinese sentence", async (_, body, status) => {
    const answer = await post(body);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({
      error: { message: expect.stringMatching(/[\u4e00-\u9fff]/) as string },
    });
  });

  test("a form instead of JSON is refused", async () => {
    expect((await post("username=a", "application/x-www-form-urlencoded")).status).toBe(415);
  });

  test("an unknown query parameter, and one given twice, are refused", async () => {
    expect((await get("/api/v1/regions?parrent=1")).status).toBe(400);
    expect((await get("/api/v1/regions?parent=150204000000&parent=150204000000")).status).toBe(400);
  });

  test.each(["/api/v1/nothing", "/api/v1/%", "/api/v1/staff/%00"])(
    "%s is answered in the contract's words",
    async (path) => {
      const answer = await get(path);
      expect([400, 401, 404]).toContain(answer.status);
      expect(await answer.json()).toHaveProperty("error.message");
    },
  );
});

test("without its database the server says that it cannot serve, and lives", async () => {
  await mongoose.disconnect();
  expect([(await get("/healthz")).status, (await get("/readyz")).status]).toEqual([200, 503]);
});
