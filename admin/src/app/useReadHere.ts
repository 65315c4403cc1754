import { useEffect, useRef } from "react";
import { useMatch } from "react-router";
import type { Notice } from "@qizhen/shared/contract/notices";
import { useReadNotices } from "../features/notices/useNotices";

/** Whoever opens a case has seen what was told about it: its notices need no further look, an alarm least of all. */
export const useReadHere = (notices: Notice[] | undefined) => {
  const here = useMatch("/cases/:id")?.params.id;
  const read = useReadNotices();
  const told = useRef(new Set<string>());
  useEffect(() => {
    const unread = (notices ?? []).filter(
      ({ id, caseId, read: seen }) => !seen && caseId === here && !told.current.has(id),
    );
    if (!here || unread.length === 0) return;
    unread.forEach(({ id }) => told.current.add(id));
    void (async () => {
      for (const { id } of unread) await read(id);
    })();
  }, [notices, here, read]);
};
