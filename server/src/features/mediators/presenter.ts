import type { Mediator } from "@qizhen/shared/contract/mediators";
import type { Staff } from "../accounts";
import { isOnLeave, loadInWords } from "./rules/load";

/** A mediator as residents and staff see them: no phone, and the load in words. */
export function presentMediator(
  person: Staff,
  open: number,
  today: string,
  nameOf: (code: string) => string,
): Mediator {
  const { id, name, title, roles, region, specialities, languages, capacity, leave } = person;
  return {
    id,
    name,
    ...(title !== undefined && { title }),
    roles: [...roles],
    region: { code: region, name: nameOf(region) },
    specialities: [...specialities],
    languages: [...languages],
    load: loadInWords(open, capacity),
    onLeave: isOnLeave(leave, today),
  };
}
