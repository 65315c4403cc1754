export default definePageConfig({ navigationBarTitleText: "放进手机日历" });
