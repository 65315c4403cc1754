export default definePageConfig({ navigationBarTitleText: "改时间", enablePullDownRefresh: true });
