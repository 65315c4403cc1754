import { useCallback, useEffect, useRef, useState, type PointerEvent as ReactPointer, type RefObject } from "react";
import { dragTo, type Block, type Bounds, type Grip, type Spot } from "./drag";

/** What is being dragged: the stretch it began with (none: a new one), and where it lies now. */
export interface Dragged<T> {
  what: T | undefined;
  block: Block;
}

interface Held<T> {
  grip: Grip;
  what: T | undefined;
  block: Block;
  from: Spot;
  x: number;
  y: number;
  moved: boolean;
  now: Block;
}

/** Who moves the pointer less than this has clicked, px. */
const stillPx = 4;

/**
 * Dragging on the week's grid: by pointer, whatever kind it is. Let go elsewhere it tells where; let go where it was it is a click;
 * Escape gives it up.
 */
export const useStretchDrag = <T>(
  grid: RefObject<HTMLElement | null>,
  bounds: Bounds,
  { onDrop, onClick }: { onDrop: (dragged: Dragged<T>) => void; onClick: (dragged: Dragged<T>) => void },
) => {
  const held = useRef<Held<T>>(undefined);
  const [dragged, setDragged] = useState<Dragged<T>>();
  const spotAt = useCallback(
    (x: number, y: number): Spot => {
      const box = grid.current?.getBoundingClientRect();
      if (!box || box.width === 0 || box.height === 0) return { day: 0, minute: bounds.first };
      const day = Math.floor(((x - box.left) / box.width) * bounds.days);
      const minute = bounds.first + ((y - box.top) / box.height) * (bounds.last - bounds.first);
      return { day: Math.min(bounds.days - 1, Math.max(0, day)), minute: Math.round(minute) };
    },
    [grid, bounds],
  );
  const settle = useRef({ onDrop, onClick });
  useEffect(() => {
    settle.current = { onDrop, onClick };
  });

  useEffect(() => {
    const move = (event: PointerEvent) => {
      const one = held.current;
      if (!one) return;
      one.moved ||= Math.abs(event.clientX - one.x) + Math.abs(event.clientY - one.y) > stillPx;
      if (!one.moved) return;
      one.now = dragTo(one.grip, one.block, one.from, spotAt(event.clientX, event.clientY), bounds);
      setDragged({ what: one.what, block: one.now });
    };
    const drop = () => {
      const one = held.current;
      held.current = undefined;
      setDragged(undefined);
      if (!one) return;
      if (one.moved) settle.current.onDrop({ what: one.what, block: one.now });
      else settle.current.onClick({ what: one.what, block: one.block });
    };
    const giveUp = () => {
      held.current = undefined;
      setDragged(undefined);
    };
    const key = (event: KeyboardEvent) => {
      if (event.key === "Escape") giveUp();
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", drop);
    window.addEventListener("pointercancel", giveUp);
    window.addEventListener("keydown", key);
    return () => {
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", drop);
      window.removeEventListener("pointercancel", giveUp);
      window.removeEventListener("keydown", key);
    };
  }, [bounds, spotAt]);

  /** Takes hold of a stretch, of one of its ends, or of empty time. */
  const grab = (event: ReactPointer, grip: Grip, what?: T, block?: Block) => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.stopPropagation();
    const from = spotAt(event.clientX, event.clientY);
    const start = block ?? dragTo("new", { day: from.day, start: from.minute, end: from.minute }, from, from, bounds);
    held.current = { grip, what, block: start, from, x: event.clientX, y: event.clientY, moved: false, now: start };
  };
  return { dragged, grab };
};
