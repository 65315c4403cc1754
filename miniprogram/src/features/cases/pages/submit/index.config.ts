export default definePageConfig({ navigationBarTitleText: "我有事要说" });
