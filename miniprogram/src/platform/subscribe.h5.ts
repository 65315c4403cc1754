/** A browser has no messages to subscribe to: notices are in the app. */
export const askToSubscribe: (
  templateIds: string[],
) => Promise<Record<string, "accept" | "reject" | "ban" | "filter">> = () => Promise.resolve({});
