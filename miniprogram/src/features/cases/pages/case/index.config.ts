export default definePageConfig({ navigationBarTitleText: "一件事", enablePullDownRefresh: true });
