export default definePageConfig({ navigationBarTitleText: "约个时间", enablePullDownRefresh: true });
