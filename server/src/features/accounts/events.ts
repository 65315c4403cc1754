/** What accounts write to their outbox: {staffId}; somebody's leave, place or being here at all may have changed. */
export const staffChanged = "staff.changed";
