import { useCallback, useState } from "react";

/** What is being typed, kept in this tab through a lost network, a reload or a new sign-in, until it is sent. */
export const useKept = <T>(name: string, first: T): [T, (value: T) => void, () => void] => {
  const place = `qizhen.typed.${name}`;
  const [held, setHeld] = useState<{ place: string; value: T }>(() => ({ place, value: read(place, first) }));
  const current = held.place === place ? held.value : read(place, first);
  const set = useCallback(
    (value: T) => {
      sessionStorage.setItem(place, JSON.stringify(value));
      setHeld({ place, value });
    },
    [place],
  );
  const clear = useCallback(() => {
    sessionStorage.removeItem(place);
    setHeld({ place, value: first });
  }, [place, first]);
  return [current, set, clear];
};

const read = <T>(place: string, first: T): T => {
  const found = sessionStorage.getItem(place);
  return found === null ? first : (JSON.parse(found) as T);
};

/** A choice kept in this browser: rail, sound, saved views. */
export const useChoice = <T>(name: string, first: T): [T, (value: T) => void] => {
  const place = `qizhen.choice.${name}`;
  const [value, setValue] = useState<T>(() => {
    const found = localStorage.getItem(place);
    return found === null ? first : (JSON.parse(found) as T);
  });
  const set = useCallback(
    (next: T) => {
      localStorage.setItem(place, JSON.stringify(next));
      setValue(next);
    },
    [place],
  );
  return [value, set];
};
