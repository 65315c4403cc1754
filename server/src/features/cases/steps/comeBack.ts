import { decide } from "@qizhen/shared/rules/caseLife";
import type { TimelineEntry } from "../record";
import { lifeOf } from "../policy";
import { everyCase } from "../store";
import { takeStep, type StepDoors } from "./takeStep";

export interface ComingBack {
  caseId: string;
  referralId: string;
  how: "receive_back" | "close";
  text: string;
  refused: boolean;
  by: NonNullable<TimelineEntry["by"]>;
  now: Date;
}

/** The pseudo-actor that carries out what a body recorded on its referral. */
const body = { id: "body", roles: ["body"] };

/**
 * Takes a case back from a body, or closes it, as its referral says. Nothing happens where it is not away by this referral any
 * more, so it is safe to repeat. @throws conflict where another was faster
 */
export const comeBack = async (
  { caseId, referralId, how, text, refused, by, now }: ComingBack,
  doors: StepDoors,
): Promise<void> => {
  const before = await doors.cases.find(everyCase, caseId);
  if (before?.status !== "transferred" || before.receiving?.referralId !== referralId) return;
  const input =
    how === "close"
      ? ({ action: how, outcome: "resolved_elsewhere", reason: text } as const)
      : ({ action: how, result: text } as const);
  const decision = decide(lifeOf(before), input, body, now);
  if ("refusal" in decision) return;
  const hidden = before.violenceAtHome && { hidden: true };
  const data = { from: before.receiving.name, ...(refused && { refused }), ...hidden };
  await takeStep({ before, input, decision, by, data, now }, doors);
};
