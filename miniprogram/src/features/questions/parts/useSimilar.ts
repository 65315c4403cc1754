import { questions } from "@qizhen/shared/contract/questions";
import type { QuestionCard } from "@qizhen/shared/contract/questionShapes";
import { call } from "@qizhen/shared/endpoint";
import useSWR from "swr";
import { sendOpenly } from "../../../client/send";
import { useSettled } from "../../../client/useSettled";
import { hide } from "./hidden";

/** From how many characters on a text tells what it is about, and how many are enough for it. */
const least = 4;
const enough = 300;

/**
 * Answered questions like what is being written. Private details stay on the phone: they are hidden before it is asked. What
 * fails says nothing; while more is typed, the last ones stay.
 */
export const useSimilar = (text: string): readonly QuestionCard[] => {
  const asked = useSettled(hide(text.trim()).text.slice(0, enough));
  const { data } = useSWR(
    asked.length >= least ? `similar|${asked}` : null,
    () => call(questions.similar, sendOpenly, { query: { text: asked } }),
    { keepPreviousData: true, shouldRetryOnError: false, revalidateOnFocus: false },
  );
  return asked.length >= least ? (data?.items ?? []) : [];
};
