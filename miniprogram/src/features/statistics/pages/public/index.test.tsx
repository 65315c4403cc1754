import { render, screen } from "@testing-library/react";
import { SWRConfig } from "swr";
import type { Published } from "@qizhen/shared/contract/statistics";
import { useSession } from "../../../../client/session";
import { ok, phone, refused } from "../../../../testing/phone";
import PublicFiguresPage from "./index";

const town = { code: "150204101000", name: "兴胜镇" };
const region = (code: string, level: string, name: string, parent: string | null) => ({ code, level, name, parent, centre: { lng: 110, lat: 40 } }); // prettier-ignore

const show = (months: Published[]) => {
  phone.serve = ({ path, query }) => {
    if (path === `/api/v1/stats/public/${town.code}`) return ok({ town, months });
    if (path !== "/api/v1/regions") return refused(404);
    const items = query["parent"] ? [region(town.code, "town", town.name, "150204000000")] : [region("150204000000", "county", "青山区", null)]; // prettier-ignore
    return ok({ items });
  };
  render(
    <SWRConfig value={{ provider: () => new Map(), dedupingInterval: 0 }}>
      <PublicFiguresPage />
    </SWRConfig>,
  );
};

beforeEach(() => {
  phone.storage.clear();
  useSession.setState({ kept: null });
});

test("a stranger reads how a town settles its matters, in rough shares, and nothing of a month with few", async () => {
  show([
    {
      month: "2026-09",
      ended: 35,
      settlement: { kind: "about", percent: 65 },
      satisfaction: { kind: "over", percent: 80 },
    },
    { month: "2026-08" },
  ]);
  expect(await screen.findByText("了结 35 多件")).toBeInTheDocument();
  expect(screen.getByText("谈成了的：大约 65%")).toBeInTheDocument();
  expect(screen.getByText("打 4 分以上的：超过 80%")).toBeInTheDocument();
  expect(screen.getByText("按时办的：太少，不公布")).toBeInTheDocument();
  expect(screen.getByText("这个月的事不多，不公布数字。")).toBeInTheDocument();
});

test("before anything is published it is said when", async () => {
  show([]);
  expect(await screen.findByText("还没有公布过")).toBeInTheDocument();
});
