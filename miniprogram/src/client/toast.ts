import { create } from "zustand";

const shownMs = 2600;

export const useToast = create<{ text: string | null }>(() => ({ text: null }));

let timer: ReturnType<typeof setTimeout> | undefined;

/** Says something in passing; for what went well. What went wrong stays on the page until it is put right. */
export const toast = (text: string) => {
  clearTimeout(timer);
  useToast.setState({ text });
  timer = setTimeout(() => useToast.setState({ text: null }), shownMs);
};
