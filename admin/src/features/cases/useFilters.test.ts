import { readFilters } from "./useFilters";

const read = (search: string) => readFilters(new URLSearchParams(search));

test("a link shares the view: the filters are what the address says", () =>
  expect(read("status=assigned,mediating&risk=red&mine=true&from=2026-10-01&q=漏水")).toEqual({
    status: "assigned,mediating",
    risk: "red",
    mine: "true",
    from: "2026-10-01",
    q: "漏水",
  }));

test("what an old or mistyped link says wrongly is left out, and the rest still holds", () =>
  expect(read("status=gone&risk=red&from=yesterday&mine=1&region=15&nothing=1")).toEqual({ risk: "red" }));
