import Taro from "@tarojs/taro";

type Answer = "accept" | "reject" | "ban" | "filter";
const answers = new Set<string>(["accept", "reject", "ban", "filter"]);

/** Asks for one message of each template (订阅消息). To be called in the tap itself: after an await WeChat refuses. Empty on any failure. */
export const askToSubscribe = (templateIds: string[]): Promise<Record<string, Answer>> =>
  new Promise((done) => {
    if (templateIds.length === 0) return done({});
    void Taro.requestSubscribeMessage({
      tmplIds: templateIds.slice(0, 3),
      entityIds: [],
      success: (result: object) => {
        const given = Object.entries(result as Record<string, unknown>)
          .filter(([id]) => templateIds.includes(id))
          // acceptWithAlert, acceptWithAudio and acceptWithForcePush accept too
          .map(([id, value]) => [id, String(value).startsWith("accept") ? "accept" : String(value)])
          .filter(([, value]) => answers.has(String(value)));
        done(Object.fromEntries(given) as Record<string, Answer>);
      },
      fail: () => done({}),
    });
  });
