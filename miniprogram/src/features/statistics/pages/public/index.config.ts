export default definePageConfig({ navigationBarTitleText: "办得怎么样", enablePullDownRefresh: true });
