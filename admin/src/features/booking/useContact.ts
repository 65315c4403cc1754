import { useState } from "react";
import { visits as api } from "@qizhen/shared/contract/visits";
import { useWrite } from "../../client/useWrite";

interface Contact {
  name: string;
  phone?: string | undefined;
}

/** Shows a number in clear, once it has been recorded who looked; `kind`: of a visit, or of a call before one. */
export const useContact = (kind: "visit" | "call", id: string, reason: string) => {
  const [contact, setContact] = useState<Contact>();
  const ofVisit = useWrite(api.contact);
  const ofCall = useWrite(api.calledContact);
  const { run, busy, error } = kind === "visit" ? ofVisit : ofCall;
  const show = async () => {
    const shown = await run({ params: { id }, body: { reason } });
    if (shown) setContact(shown);
  };
  return { contact, show, busy, error };
};
