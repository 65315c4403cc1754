import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { SWRConfig } from "swr";
import { clearDraft, edit, openDraft } from "../../../../client/draft";
import { useSession } from "../../../../client/session";
import { atRest, SurroundingsContext } from "../../../../components/screen/surroundings";
import { makeTriage } from "../../../../testing/makeCase";
import { ok, phone, refused, residentSession } from "../../../../testing/phone";
import type { Asked } from "../../../../testing/taro";
import SubmitPage from "./index";

const show = (step: number) => {
  phone.params = { step: String(step) };
  render(
    <SurroundingsContext.Provider value={{ ...atRest, dial: (number) => void phone.opened.push(`dial ${number}`) }}>
      <SWRConfig value={{ provider: () => new Map(), dedupingInterval: 0 }}>
        <SubmitPage />
      </SWRConfig>
    </SurroundingsContext.Provider>,
  );
};
const serve = (answers: Record<string, (asked: Asked) => ReturnType<typeof ok>>) => {
  phone.serve = (asked) => answers[asked.path]?.(asked) ?? refused(404);
};
const button = (name: string | RegExp) => screen.findByRole("button", { name });

beforeEach(() => {
  phone.storage.clear();
  phone.opened = [];
  serve({});
  useSession.setState({ kept: residentSession });
  openDraft(residentSession.user.id);
  clearDraft();
});

test("without a word one cannot go on, and the button says what is missing", async () => {
  show(1);
  const next = await button("说一句，就能往下走");
  expect(next).toHaveAttribute("aria-disabled", "true");
  await userEvent.click(next);
  expect(phone.opened).toEqual([]);
});

test("an example is put into the field, and one goes on", async () => {
  show(1);
  await userEvent.click(await button("楼上漏水泡了我家，找他也不管"));
  expect(screen.getByLabelText("发生了什么")).toHaveValue("楼上漏水泡了我家，找他也不管");
  await userEvent.click(await button("下一步"));
  expect(phone.opened).toEqual(["over /features/cases/pages/submit/index?step=2"]);
});

test("a recording alone is enough to go on and to send", async () => {
  edit({ files: [{ key: "1", kind: "voice", url: "blob:1", id: "5".repeat(24), seconds: 4 }] });
  show(6);
  expect(await screen.findByText("录音 1 段，有人会听")).toBeInTheDocument();
  expect(await button("发送")).not.toHaveAttribute("aria-disabled");
});

test("everything but the first question can be skipped", async () => {
  edit({ description: "楼上漏水" });
  show(2);
  await userEvent.click(await button("跳过"));
  expect(phone.opened).toEqual(["over /features/cases/pages/submit/index?step=3"]);
});

test("before sending, the page says who will get it, and marks the words that decided", async () => {
  edit({ description: "楼上漏水" });
  serve({ "/api/v1/triage/preview": () => ok(makeTriage()) });
  show(6);
  expect(await screen.findByText("松石社区 李桂芳")).toBeInTheDocument();
  expect((await screen.findByText("楼上", { selector: "mark" })).tagName).toBe("MARK");
  expect(screen.queryByText(/风险/)).toBeNull();
});

test("where there is danger, the numbers to dial come before everything else, and dial", async () => {
  edit({ description: "我老公拿刀要砍我" });
  const numbers = [
    { number: "110", label: "报警" },
    { number: "120", label: "急救" },
  ];
  serve({
    "/api/v1/triage/preview": () => ok(makeTriage({ risk: "red", urgent: numbers, violenceAtHome: true })),
  });
  show(2);
  const alarm = await screen.findByRole("alert");
  expect(alarm.compareDocumentPosition(screen.getByRole("heading", { name: "在哪里？" }))).toBe(
    Node.DOCUMENT_POSITION_FOLLOWING,
  );
  await userEvent.click(await button("拨打 120 急救"));
  expect(phone.opened).toEqual(["dial 120"]);
  expect(await button("快速离开")).toBeInTheDocument();
});

test("a phone number that cannot be one is told at once, in the button too", async () => {
  edit({ description: "漏水", respondentName: "孙志强", respondentPhone: "123" });
  show(3);
  expect(await screen.findByRole("alert")).toHaveTextContent("电话号码不对");
  expect(await button(/电话号码不对/)).toHaveAttribute("aria-disabled", "true");
});

test("what the server says against a report stands on the page, and what was written is kept", async () => {
  edit({ description: "楼上漏水" });
  serve({ "/api/v1/cases": () => refused(422, "内容太长了，请删短一点。") });
  show(6);
  await userEvent.click(await button("发送"));
  expect(await screen.findByText("内容太长了，请删短一点。")).toBeInTheDocument();
  expect(screen.getByText("楼上漏水")).toBeInTheDocument();
});
