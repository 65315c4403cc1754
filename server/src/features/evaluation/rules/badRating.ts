/** Up to this many of five marks the matter is taken up again, a level up (事后评诊); a setting. */
export const badFrom = 2;

/** Whether a rating says that the matter was not settled. */
export const isBadRating = ({ overall }: { overall: number }) => overall <= badFrom;
