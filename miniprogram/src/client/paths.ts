/** Where the pages are. */
export const paths = {
  home: "/pages/home/index",
  cases: "/pages/cases/index",
  work: "/pages/work/index",
  me: "/pages/me/index",
  open: "/pages/open/index",
  signIn: "/features/accounts/pages/sign-in/index",
  privacy: "/features/accounts/pages/privacy/index",
  bindStaff: "/features/accounts/pages/bind-staff/index",
  submit: "/features/cases/pages/submit/index",
  sent: "/features/cases/pages/sent/index",
  case: "/features/cases/pages/case/index",
  viewers: "/features/cases/pages/viewers/index",
  rate: "/features/evaluation/pages/rate/index",
  notices: "/features/notices/pages/list/index",
  team: "/features/regions/pages/team/index",
} as const;
