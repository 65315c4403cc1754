import { api } from "@qizhen/shared/contract";
import { startApp, type TestApp } from "./app";
import { signIn } from "./signIn";

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

test("a sample mediator and a sample resident sign in and see who they are", async () => {
  const mediator = await signIn(app, "mediator-1");
  const me = await mediator(api.accounts.me);
  expect(me).toMatchObject({ kind: "staff", roles: ["mediator"], username: "mediator-1", name: "李桂芳" });
  const resident = await signIn(app, "sample-resident-1");
  expect(await resident(api.accounts.me)).toMatchObject({ kind: "resident", roles: ["resident"] });
});
