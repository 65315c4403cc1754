export default definePageConfig({
  navigationBarTitleText: "这个问题",
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
});
