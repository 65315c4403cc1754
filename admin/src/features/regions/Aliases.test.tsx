import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { regions, type RegionAlias } from "@qizhen/shared/contract/regions";
import { answerApi, refusal } from "../../testing/api";
import { makeUser } from "../../testing/make";
import { renderApp } from "../../testing/renderApp";
import { Aliases } from "./Aliases";

const place = { code: "150204101001003", name: "松石社区第03网格" };
const alias: RegionAlias = {
  id: "0123456789abcdef01234567",
  code: place.code,
  name: "老供销社",
  by: "王芳",
  at: "2026-10-20T10:00:00+08:00",
};
const open = (items: RegionAlias[], mayEdit = true, refused?: Response) => {
  const api = answerApi();
  api.on(regions.aliases, () => refused ?? { items, estates: ["松石国际城"], mayEdit });
  const Shown = () => <Aliases place={place} />;
  renderApp([{ path: "/", Component: Shown }], { url: "/", user: makeUser({ roles: ["clerk"] }) });
  return api;
};
const name = () => screen.findByLabelText("别名");
const add = () => screen.getByRole("button", { name: /加上/ });

test("a clerk writes what people call a grid, and is told that it is known from now on", async () => {
  const api = open([]);
  api.on(regions.addAlias, () => alias);
  await userEvent.type(await name(), " 老供销社 ");
  await userEvent.click(add());
  expect(await screen.findByText(/写“老供销社”就找得到/)).toBeInTheDocument();
  const [sent] = api.to("/api/v1/regions/150204101001003/aliases").filter(({ body }) => body !== undefined);
  expect(sent?.body).toEqual({ name: "老供销社" });
});

test("what the server refuses stands at the field, in its words", async () => {
  const api = open([]);
  api.on(regions.addAlias, () => refusal(422, "这个叫法太短", { name: "这个叫法太短" }));
  await userEvent.type(await name(), "3社");
  await userEvent.click(add());
  expect(await screen.findByText("这个叫法太短")).toBeInTheDocument();
});

test("one name is taken away after a second look", async () => {
  const api = open([alias]);
  api.on(regions.removeAlias, () => ({ removed: true as const }));
  await userEvent.click(await screen.findByRole("button", { name: "去掉老供销社" }));
  await userEvent.click(await screen.findByRole("button", { name: "去掉" }));
  await waitFor(() => expect(api.to(`/api/v1/regions/${place.code}/aliases/${alias.id}/remove`)).toHaveLength(1));
});

test("who may not change names sees them and no form", async () => {
  open([alias], false);
  expect(await screen.findByText("老供销社")).toBeInTheDocument();
  expect(screen.queryByLabelText("别名")).toBeNull();
  expect(screen.queryByRole("button", { name: "去掉老供销社" })).toBeNull();
});

test("elsewhere it is said whose business it is", async () => {
  open([], true, refusal(403, "不归您管"));
  expect(await screen.findByText(/不归您管，别名由管这里的人来写/)).toBeInTheDocument();
});
