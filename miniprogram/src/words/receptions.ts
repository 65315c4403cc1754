/** 领导接访日 */
export const receptionWords = {
  title: "领导接访日",
  heading: "哪天、找哪位领导？",
  lead: "领导当面听您说，说的事登记下来，到期给您答复。不收钱。",
  around: "看哪里的",
  places: { near: "我这一片", county: "全区（县）" },
  none: {
    title: "最近没有公布接访日",
    text: "公布以后会出现在这里。急的事不用等，现在就可以说。",
  },
  speak: "我有事要说",
  fields: (names: string) => `管${names}`,
  anything: "什么事都可以说",
  left: (free: number) => `还有 ${free} 个号`,
  full: "约满了，可以排队",
  hours: (start: string, end: string) => `${start} 到 ${end}`,
  book: (who: string) => `约${who}`,
  queue: (who: string) => `排队等${who}`,
  bring: "来的时候请带身份证和有关的材料。临时有变化，我们会马上告诉您并给您换时间。",
  led: (unit: string) => `${unit}的领导接待了您，这件事由领导包案`,
} as const;
