import { Weapp } from "./weapp";

test("try", async () => {
  const app = new Weapp({ loginCode: "sample-resident-1" });
  await app.start();
  await new Promise((d) => setTimeout(d, 1500));
  console.log(app.path, app.text(), app.errors);
  await app.tap("我有事要说");
  await new Promise((d) => setTimeout(d, 500));
  console.log(app.path, app.text(), app.errors);
  app.close();
});
