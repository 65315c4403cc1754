/** The phone's own time; the server decides with its own. */
export const now = () => new Date();
