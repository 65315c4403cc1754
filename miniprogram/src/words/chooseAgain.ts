/** 您选的这位这次不方便：自己另选一位，或者让平台安排 */
export const chooseAgainWords = {
  title: "您选的这位这次不方便",
  text: (name: string) => `事情没有耽误，已经先交给了${name}。您也可以自己另选一位。`,
  self: "自己另选一位",
  platform: "让平台安排",
  left: "好的，就让平台安排",
};
