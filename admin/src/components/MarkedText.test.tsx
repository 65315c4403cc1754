import { render } from "@testing-library/react";
import { MarkedText } from "./MarkedText";

const text = "我找了他三回，前天还说再敲门就不客气。";

test("marked words carry the number of their reason, and no word is lost", () => {
  const { container } = render(
    <MarkedText
      text={text}
      marks={[
        { from: 11, to: 18, number: 2, tone: "o" },
        { from: 1, to: 6, number: 1, tone: "y" },
      ]}
    />,
  );
  expect([...container.querySelectorAll("mark")].map((mark) => mark.textContent)).toEqual([
    "找了他三回1",
    "再敲门就不客气2",
  ]);
  expect(container.textContent?.replace(/[12]/g, "")).toBe(text);
});

test("a mark that overlaps another, or lies outside the text, never doubles or hides words", () => {
  const { container } = render(
    <MarkedText
      text={text}
      marks={[
        { from: 1, to: 6, number: 1, tone: "y" },
        { from: 3, to: 9, number: 2, tone: "o" },
        { from: 15, to: 99, number: 3, tone: "b" },
      ]}
    />,
  );
  expect(container.textContent?.replace(/\d/g, "")).toBe(text);
});
