import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Screen } from "./Screen";
import { atRest, SurroundingsContext } from "./surroundings";

const offline = { kind: "offline", title: "现在连不上网", text: "看看手机有没有信号，已写的内容都还在。" } as const;
const nothing = () => undefined;

test("while it is on its way the shape of it is shown, and said", () => {
  render(
    <Screen title="我的事" load={{ data: undefined, problem: null, retry: nothing }}>
      {() => "好"}
    </Screen>,
  );
  expect(screen.getByRole("status", { name: "正在打开…" })).toBeInTheDocument();
});

test("a problem says what to do and can be tried again", async () => {
  let tried = 0;
  render(
    <Screen title="我的事" load={{ data: undefined, problem: offline, retry: () => void (tried += 1) }}>
      {() => "好"}
    </Screen>,
  );
  expect(screen.getByRole("alert")).toHaveTextContent("现在连不上网");
  await userEvent.click(screen.getByRole("button", { name: "再试一次" }));
  expect(tried).toBe(1);
});

test("without a network the last known stays on the page, under a strip that says so", () => {
  render(
    <SurroundingsContext.Provider value={{ ...atRest, online: false }}>
      <Screen title="我的事" load={{ data: "楼上漏水", problem: offline, retry: nothing }}>
        {(data) => data}
      </Screen>
    </SurroundingsContext.Provider>,
  );
  expect(screen.getByText("楼上漏水")).toBeInTheDocument();
  expect(screen.getByRole("status")).toHaveTextContent("现在没网，这是上次看到的。");
});

test("who has to sign in is led there", async () => {
  const signIn = jest.fn();
  render(
    <SurroundingsContext.Provider value={{ ...atRest, signIn }}>
      <Screen
        title="我的事"
        load={{ data: undefined, problem: { kind: "signIn", title: "请先登录", text: "" }, retry: nothing }}
      >
        {() => "好"}
      </Screen>
    </SurroundingsContext.Provider>,
  );
  await userEvent.click(screen.getByRole("button", { name: "去登录" }));
  expect(signIn).toHaveBeenCalled();
});
