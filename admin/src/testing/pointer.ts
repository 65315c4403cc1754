import { act, fireEvent } from "@testing-library/react";

type At = [x: number, y: number];

/** jsdom has no pointer events and lays nothing out: here each element is one box, and pointers are mice. */
export const layOut = (width: number, height: number) => {
  const box = { left: 0, top: 0, right: width, bottom: height, width, height, x: 0, y: 0, toJSON: () => ({}) };
  jest.spyOn(HTMLElement.prototype, "getBoundingClientRect").mockImplementation(() => box);
  Object.assign(HTMLElement.prototype, { hasPointerCapture: () => false });
  Object.assign(window, { PointerEvent: MouseEvent });
};

export const press = (target: Element, [clientX, clientY]: At) =>
  fireEvent.pointerDown(target, { button: 0, clientX, clientY });
export const moveTo = ([clientX, clientY]: At) => act(() => void fireEvent.pointerMove(window, { clientX, clientY }));
export const release = () => act(() => void fireEvent.pointerUp(window));

/** Takes something at one place and lets it go at another. */
export const drag = (target: Element, from: At, to: At) => {
  press(target, from);
  moveTo(to);
  release();
};
