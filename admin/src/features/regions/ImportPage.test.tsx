import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { regions, type ImportReport } from "@qizhen/shared/contract/regions";
import { answerApi } from "../../testing/api";
import { makeUser } from "../../testing/make";
import { renderApp } from "../../testing/renderApp";
import { ImportPage } from "./ImportPage";

const ring = [
  [109.9, 40.6],
  [109.91, 40.6],
  [109.91, 40.61],
  [109.9, 40.6],
];
const file = {
  type: "FeatureCollection",
  features: [
    {
      type: "Feature",
      properties: { code: "150204101001003", level: "grid", name: "松石社区第03网格", parent: "150204101001" },
      geometry: { type: "Polygon", coordinates: [ring] },
    },
  ],
};
const report = (over: Partial<ImportReport> = {}): ImportReport => ({
  name: "兴胜镇",
  counts: { grid: 1 },
  added: [{ code: "150204101001003", name: "松石社区第03网格" }],
  changed: [],
  removed: [],
  unchanged: 0,
  mended: [],
  defects: [],
  applied: false,
  ...over,
});
const choose = (text: string) => {
  const named = new File([text], "兴胜镇.geojson", { type: "application/json" });
  Object.assign(named, { text: () => Promise.resolve(text) });
  return userEvent.upload(screen.getByLabelText("选一个文件"), named);
};
const open = (preview: ImportReport) => {
  const api = answerApi();
  api.on(regions.previewImport, () => preview);
  api.on(regions.import, () => ({ ...preview, applied: true }));
  const pages = [{ path: "/regions/import", Component: ImportPage }];
  renderApp(pages, { url: "/regions/import", user: makeUser({ roles: ["admin"] }) });
  return api;
};
const written = (api: ReturnType<typeof answerApi>) => api.to("/api/v1/regions/import");

test("one sees what would change before anything is written, and confirms it", async () => {
  const api = open(report());
  await choose(JSON.stringify(file));
  expect(await screen.findByText(/会新增 1 个/)).toBeInTheDocument();
  expect(written(api)).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "导入" }));
  expect(await screen.findByText(/导入好了：新增 1 个/)).toBeInTheDocument();
  expect(written(api).map(({ body }) => body)).toEqual([{ file }]);
});

test("a file with defects is not imported unless one insists; each defect names its codes", async () => {
  const codes = ["150204101001003", "150204101001004"];
  const api = open(report({ defects: [{ kind: "overlap", codes, message: "两个网格重叠", areaM2: 1234 }] }));
  await choose(JSON.stringify(file));
  expect(await screen.findByText("两个网格重叠")).toBeInTheDocument();
  expect(screen.getByText(codes.join("，"))).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "导入" })).toBeDisabled();
  await userEvent.click(screen.getByRole("checkbox", { name: /还是要导入/ }));
  await userEvent.click(screen.getByRole("button", { name: "导入" }));
  await waitFor(() => expect(written(api).map(({ body }) => body)).toEqual([{ file, force: true }]));
});

test("a file that is no region file is told so, and nothing is asked of the server", async () => {
  const api = open(report());
  await choose("not json");
  expect(await screen.findByRole("alert")).toHaveTextContent("请选从地图软件导出的 GeoJSON");
  expect(api.asked).toEqual([]);
});
