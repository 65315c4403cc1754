import { useEffect, useState } from "react";

/** A value once it has stopped changing for `ms`: what is typed is asked about when the hand rests. */
export const useSettled = <T>(value: T, ms = 500): T => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
};
