import { screen } from "@testing-library/react";
import { renderApp } from "../testing/renderApp";
import { ErrorPage } from "./ErrorPage";

const broken = (error: Error) => {
  jest.spyOn(console, "error").mockImplementation(() => undefined); // React tells of the fault that is made here
  const page = {
    path: "/",
    lazy: () => Promise.reject(error),
    errorElement: <ErrorPage />,
    HydrateFallback: () => null,
  };
  renderApp([page], { url: "/", user: null });
};
afterEach(() => jest.restoreAllMocks());

test("after an update the page that is gone is explained, and a reload offered", async () => {
  broken(new TypeError("Failed to fetch dynamically imported module: /admin/assets/CasePage-abc.js"));
  expect(await screen.findByRole("heading", { name: "系统刚更新过" })).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "刷新页面" })).toBeInTheDocument();
});

test("a fault shows no code and no stack, but a way on", async () => {
  broken(new Error("Cannot read properties of undefined (reading 'x')"));
  expect(await screen.findByRole("heading", { name: "这一页出错了" })).toBeInTheDocument();
  expect(document.body).not.toHaveTextContent("undefined");
  expect(screen.getByRole("button", { name: "回工作台" })).toBeInTheDocument();
});

test("without a network one is told so", async () => {
  jest.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  broken(new TypeError("Failed to fetch dynamically imported module"));
  expect(await screen.findByRole("heading", { name: "现在没网" })).toBeInTheDocument();
});
