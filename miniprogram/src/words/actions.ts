import type { Action } from "@qizhen/shared/vocabulary";

/** How a step is asked for on the phone. */
export interface ActionWords {
  button: string;
  title: string;
  text?: string;
  /** The field to write in, if the step has one. */
  field?: { name: "reason" | "text" | "proof" | "result"; label: string; placeholder: string };
  confirm: string;
  /** Said on the safe button, where the step cannot be taken back. */
  keep?: string;
  done: string;
}

/** The steps that fit on a phone; what needs a console (handing over by list, other bodies) is done there. */
export const actionWords: Partial<Record<Action, ActionWords>> = {
  answer: {
    button: "回他的话",
    title: "调解员在等您回话",
    field: { name: "text", label: "您的回答", placeholder: "写您的回答" },
    confirm: "发送",
    done: "发出去了",
  },
  withdraw: {
    button: "撤回",
    title: "撤回这件事？",
    text: "调解员会停下来。以后还想谈，可以再说。",
    field: { name: "reason", label: "为什么撤回（可以不写）", placeholder: "比如：已经自己谈好了" },
    confirm: "撤回",
    keep: "先不撤，接着谈",
    done: "已经撤回了",
  },
  reopen: {
    button: "这事还没完",
    title: "请他们再办一次？",
    text: "说说哪里还没解决，会有人重新看。",
    field: { name: "reason", label: "哪里还没解决", placeholder: "比如：答应修，到现在没修" },
    confirm: "请再办一次",
    done: "收到了，会重新办",
  },
  accept: { button: "接手", title: "接手这件事？", confirm: "接手", done: "已接手" },
  decline: {
    button: "不便接手",
    title: "不便接手？",
    text: "会交给下一位合适的人。",
    field: { name: "reason", label: "原因", placeholder: "比如：和一方是亲戚" },
    confirm: "不便接手",
    done: "已退回",
  },
  ask: {
    button: "问当事人",
    title: "问当事人",
    text: "问了以后，期限会等他回话。",
    field: { name: "text", label: "问什么", placeholder: "比如：请把估价单拍给我" },
    confirm: "发出",
    done: "问出去了",
  },
  pause: {
    button: "暂停",
    title: "暂停？",
    field: { name: "reason", label: "原因", placeholder: "比如：一方出门，下周回来" },
    confirm: "暂停",
    done: "已暂停",
  },
  resume: { button: "继续", title: "继续办？", confirm: "继续", done: "已继续" },
  agree: {
    button: "谈成了",
    title: "谈成了",
    text: "把说好的写清楚：谁、做什么、什么时候前。",
    field: { name: "text", label: "说好的", placeholder: "比如：11 月 20 日前修好水管，赔 3000 元" },
    confirm: "记下",
    done: "已记下",
  },
  fulfil: {
    button: "已履行",
    title: "说好的都做到了？",
    field: { name: "proof", label: "凭据（可以不写）", placeholder: "比如：收条已拍照" },
    confirm: "做到了，了结",
    done: "已了结",
  },
  escalate: {
    button: "报到上一级",
    title: "报到上一级？",
    field: { name: "reason", label: "原因", placeholder: "为什么这一级办不了" },
    confirm: "上报",
    done: "已上报",
  },
  close: {
    button: "了结",
    title: "了结这件事",
    field: { name: "reason", label: "怎么了结的", placeholder: "居民也看得到这段话" },
    confirm: "了结",
    done: "已了结",
  },
  note: {
    button: "私记",
    title: "私记",
    text: "双方都看不到。",
    field: { name: "text", label: "记什么", placeholder: "写给自己和同事" },
    confirm: "记下",
    done: "已记下",
  },
};

export const actionAsk = {
  outcome: "结果怎么样",
  missing: (label: string) => `先写${label}`,
  missingOutcome: "先选结果",
  busy: "正在办…",
  unfinished: "协办没办完，为什么现在了结",
  unfinishedNote: "还有单位没反馈。了结以后，他们的协办也结束。",
  unfinishedHint: "比如：双方已经谈好，不用再等",
};
