import { uploads } from "./uploads";

test("the length of a recording is said in minutes and seconds", () => {
  expect(uploads.seconds(41)).toBe("0:41");
  expect(uploads.seconds(125)).toBe("2:05");
});
