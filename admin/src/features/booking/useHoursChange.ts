import { useState } from "react";
import { App } from "antd";
import { useQueries, useQueryClient } from "@tanstack/react-query";
import { booking, type HoursChange } from "@qizhen/shared/contract/booking";
import { hours, type CalendarVisit } from "@qizhen/shared/contract/hours";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { useSettled } from "../../client/useSettled";
import { newKey } from "../../client/useWrite";
import { hours as hoursWords } from "../../words/hours";

/** A change of one set of hours. */
export interface OneChange {
  scheduleId: string;
  change: HoursChange;
}

/** Whom changes would touch, as far as is known yet. */
export interface TouchedBy {
  asking: boolean;
  count: number;
  visits: CalendarVisit[];
}

const words = hoursWords.stretchForm;

/** What is typed is asked about when the hand rests. */
const restMs = 250;

/**
 * Changes of hours that are seen before they are made: whom they touch, or why they cannot be. `save` makes them one after the other;
 * what went through stays, and trying again changes nothing of it.
 */
export const useHoursChange = (changes: readonly OneChange[]) => {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const said = JSON.stringify(changes);
  const settled = useSettled(said, restMs) === said;
  const previews = useQueries({
    queries: (settled ? changes : []).map(({ scheduleId, change }) => ({
      queryKey: [...keys.visits, "preview", scheduleId, JSON.stringify(change)],
      queryFn: () => ask(hours.preview, { params: { id: scheduleId }, body: change }),
      retry: false,
      staleTime: 0,
    })),
  });
  const { message } = App.useApp();
  const run = async (): Promise<boolean> => {
    setBusy(true);
    setFailure(undefined);
    try {
      for (const { scheduleId, change } of changes)
        await ask(booking.changeSchedule, { params: { id: scheduleId }, body: change, key: newKey() });
      return true;
    } catch (error) {
      setFailure(error);
      return false;
    } finally {
      setBusy(false);
      void queries.invalidateQueries({ queryKey: keys.visits });
    }
  };
  const save = async (onSaved: () => void): Promise<void> => {
    if (!(await run())) return;
    void message.success(words.saved);
    onSaved();
  };
  const touched: TouchedBy = {
    asking: !settled || previews.some(({ isPending }) => isPending),
    count: previews.reduce((sum, { data }) => sum + (data?.count ?? 0), 0),
    visits: previews.flatMap(({ data }) => data?.visits ?? []).sort((a, b) => a.start.localeCompare(b.start)),
  };
  return { touched, error: failure ?? previews.find(({ error }) => error)?.error ?? undefined, busy, save };
};
