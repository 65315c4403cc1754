/** What the directory says. */
export const words = {
  noSuchPerson: "没有找到这个人，可能已经不在这里工作了，请从名录里重新选。",
  noSuchPlace: "没有这个地方，请在地图上点一下，或从列表里重新选。",
  nearest: (place: string) => `${place}的，离您近`,
  wider: (place: string) => `${place}的，也管您这一片`,
  free: "手上的事不多",
  speaksMongolian: "会说蒙古语",
  soonest: "这一片最早有空",
};
